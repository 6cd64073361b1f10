"""What the flows need from the stages: Protocols, and the small values that cross them."""

from voicejournal.ports.dialogue import (
    Asker,
    Control,
    Controls,
    DoubtView,
    LiveScreen,
    LiveView,
    Question,
    Settler,
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
from voicejournal.ports.speech import Heard, LiveTranscriber, ReadPiece, Transcriber
from voicejournal.ports.store import EntryStore, Found, NewEntry, PageStore, SealedFiles, TextIndex
from voicejournal.ports.time import Clock, Identify

__all__ = [
    "Asker",
    "AudioArchive",
    "AudioSpool",
    "Clock",
    "Control",
    "Controls",
    "DoubtView",
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
    "PageStore",
    "Player",
    "Question",
    "ReadPiece",
    "Samples",
    "SealedFiles",
    "Settler",
    "SoundRecorder",
    "SoundState",
    "SpoolWriter",
    "Tagger",
    "TextIndex",
    "Transcriber",
]
