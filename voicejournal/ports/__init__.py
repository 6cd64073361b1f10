"""What the flows need from the stages: Protocols, and the small values that cross them."""

from voicejournal.ports.dialogue import (
    Asker,
    Control,
    Controls,
    LiveScreen,
    LiveView,
    Question,
    Tagger,
)
from voicejournal.ports.sound import (
    AudioArchive,
    AudioSpool,
    Microphone,
    OneRecorder,
    Player,
    Samples,
    SoundRecorder,
    SoundState,
    SpoolWriter,
)
from voicejournal.ports.speech import Heard, LiveTranscriber, PaceMeter, ReadPiece, Transcriber
from voicejournal.ports.store import EntryStore, Found, NewEntry, PageStore, SealedFiles, TextIndex
from voicejournal.ports.time import Clock, Identify

__all__ = [
    "Asker",
    "AudioArchive",
    "AudioSpool",
    "Clock",
    "Control",
    "Controls",
    "EntryStore",
    "Found",
    "Heard",
    "Identify",
    "LiveScreen",
    "LiveTranscriber",
    "LiveView",
    "Microphone",
    "NewEntry",
    "OneRecorder",
    "PaceMeter",
    "PageStore",
    "Player",
    "Question",
    "ReadPiece",
    "Samples",
    "SealedFiles",
    "SoundRecorder",
    "SoundState",
    "SpoolWriter",
    "Tagger",
    "TextIndex",
    "Transcriber",
]
