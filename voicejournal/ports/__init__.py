"""What the flows need from the stages: Protocols, and the small values that cross them."""

from voicejournal.ports.dialogue import (
    Asker,
    Control,
    Controls,
    LiveScreen,
    LiveView,
    NoteSignals,
    Question,
    Tagger,
)
from voicejournal.ports.progress import OnProgress, Progress, ProgressScreen
from voicejournal.ports.sound import (
    AudioArchive,
    AudioSpool,
    CopyOf,
    Microphone,
    OneProgram,
    Player,
    Samples,
    SoundRecorder,
    SoundState,
    SpoolWriter,
)
from voicejournal.ports.speech import Heard, LiveTranscriber, ReadPiece, Transcriber
from voicejournal.ports.store import (
    Drafts,
    EntryStore,
    Found,
    NewEntry,
    PageStore,
    SealedFiles,
    TextIndex,
)
from voicejournal.ports.time import Clock, Identify

__all__ = [
    "Asker",
    "AudioArchive",
    "AudioSpool",
    "Clock",
    "Control",
    "Controls",
    "CopyOf",
    "Drafts",
    "EntryStore",
    "Found",
    "Heard",
    "Identify",
    "LiveScreen",
    "LiveTranscriber",
    "LiveView",
    "Microphone",
    "NewEntry",
    "NoteSignals",
    "OnProgress",
    "OneProgram",
    "PageStore",
    "Player",
    "Progress",
    "ProgressScreen",
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
