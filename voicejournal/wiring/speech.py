"""The models, and what turns sound to words by them."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from voicejournal.wiring.journal import JournalWiring
from voicejournal.wiring.system import new_id

if TYPE_CHECKING:
    from voicejournal import ports
    from voicejournal.flows.choose_model import ChooseModel
    from voicejournal.flows.pending import Pending
    from voicejournal.weights import Manifest, Weights
    from voicejournal.weights.choice import Second


CORES = os.cpu_count() or 1


class SpeechWiring(JournalWiring):
    """The models of one journal, and who uses them."""

    @cached_property
    def manifest(self) -> Manifest:
        """The speech models that the program knows."""
        from voicejournal.weights import read_manifest

        return read_manifest()

    @cached_property
    def weights(self) -> Weights:
        """The speech models' files."""
        from voicejournal.weights import Weights

        return Weights(self.places.models, self.manifest)

    @cached_property
    def second(self) -> Second:
        """Which model gives the second opinion, or why none does."""
        from voicejournal.weights.choice import second_for

        settings = self.settings
        return second_for(
            settings.model,
            settings.language,
            self.weights.installed(),
            settings.second_opinion,
            self.manifest,
        )

    @cached_property
    def choose_model(self) -> ChooseModel:
        """Measures the models that are here."""
        from voicejournal.capture.sample import read_sample
        from voicejournal.flows.choose_model import ChooseModel
        from voicejournal.speech.pace import WhisperPace

        meter = WhisperPace(self.weights.find, read_sample)
        return ChooseModel(self.manifest, self.weights.installed(), meter)

    @cached_property
    def transcriber(self) -> ports.Transcriber:
        """Whisper, loaded when a worker first needs it."""
        from voicejournal.speech.live import WhisperTranscriber
        from voicejournal.speech.memory import keep_memory_constant

        keep_memory_constant()  # before a thread of the model's has a heap
        return WhisperTranscriber(
            [self.settings.model, *([self.second.model.name] if self.second.model else [])],
            self.weights.find,
            self.settings.language or None,
            CORES,
            self.settings.own_words,
            new_id,
            self.clock,
        )

    @cached_property
    def pending(self) -> Pending:
        """What waits for a model or the archive."""
        from voicejournal.dialogue.signals import noted_signals
        from voicejournal.flows.pending import Pending

        return Pending(
            self.keeper,
            self.transcriber,
            self.database.drafts,
            self.transcriber_lock,
            noted_signals,
            self.settings.told,
        )
