"""Handouts, texts and addresses that the person keeps, and when one of them is shown."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from voicejournal.errors import DamagedError, InputError
from voicejournal.journal import Entry, Material, MaterialKind
from voicejournal.language.lists.topics import is_about
from voicejournal.language.text.edited import current_text
from voicejournal.ports import Clock, Identify, MaterialCopy, MaterialStore, SealedFiles

MOST_BYTES = 50_000_000
"""Many times a scanned handout; a recording of a session comes in by `import`."""


_SUFFIX: Final = re.compile(r"\.[a-z0-9]{1,8}$")


@dataclass(frozen=True, slots=True)
class Topical:
    """A material, and which of its topics came up."""

    material: Material
    topic: str


@dataclass(frozen=True, slots=True)
class Materials:
    """Keeps them inside the journal, each as a file of its own."""

    store: MaterialStore
    files: SealedFiles
    identify: Identify
    clock: Clock

    def add(
        self, content: bytes, name: str, kind: MaterialKind, about: Sequence[str], suffix: str
    ) -> Material:
        """Keep a copy; the same content again is the one that is here.

        Raises:
            InputError: empty, or larger than a handout is.
            StorageError: the disk refuses; nothing of it is kept.
        """
        return self._keep(content, name, kind, about, suffix, self.clock.now())

    def restore(self, copy: MaterialCopy) -> Material:
        """Keep a copy from another journal with its name, its topics and when it was added.

        Raises:
            InputError: it is not the content that it names, empty, or larger than a handout is.
            StorageError: the disk refuses; nothing of it is kept.
        """
        held = copy.material
        if hashlib.sha256(copy.content).hexdigest() != held.sha256:
            raise InputError(
                "A material is not the content that it names.",
                "Copy it again from where it was exported.",
            )
        suffix = _SUFFIX.search(held.file)
        return self._keep(
            copy.content,
            held.name,
            held.kind,
            held.about,
            suffix[0] if suffix else "",
            held.added_at,
        )

    def _keep(
        self,
        content: bytes,
        name: str,
        kind: MaterialKind,
        about: Sequence[str],
        suffix: str,
        added_at: datetime,
    ) -> Material:
        if not content.strip():
            raise InputError("It is empty, so nothing is kept.", "Name another file, or a text.")
        if len(content) > MOST_BYTES:
            raise InputError(
                f"It has more than {MOST_BYTES // 1_000_000} million bytes.",
                "Keep the pages that you need; `voicejournal import` takes recordings.",
            )
        sha256 = hashlib.sha256(content).hexdigest()
        for kept in self.store.all():
            if kept.sha256 == sha256 and set(about) <= set(kept.about):
                return kept
        file = f"{self.identify()}{suffix}"
        self.files.write(file, content)
        try:
            return self.store.add(name, kind, about, file, len(content), sha256, added_at)
        except BaseException:
            self.files.remove(file)
            raise

    def read(self, number: int) -> tuple[Material, bytes]:
        """A material with its content.

        Raises:
            NotFoundError: there is none of that number, or its file is gone.
            DamagedError: its file is not as it was kept.
        """
        material = self.store.find(number)
        content = self.files.read(material.file)
        if hashlib.sha256(content).hexdigest() != material.sha256:
            raise DamagedError(
                f"Material {number} is not as it was kept. Nothing was overwritten.",
                f"`voicejournal material remove {number}`, then add it again.",
            )
        return material, content

    def remove(self, number: int) -> Material:
        """Delete a material on the person's word.

        Raises:
            NotFoundError: there is none of that number.
        """
        material = self.store.find(number)
        self.files.remove(material.file)
        self.store.remove(number)
        return material

    def about(self, entry: Entry) -> Topical | None:
        """The newest material whose topic comes up in an evening, if any."""
        text = current_text(entry.transcript, entry.edits) if entry.transcript else ""
        said = "\n".join((text, *(trigger.label for trigger in entry.triggers)))
        for material in reversed(self.store.all()):
            for topic in material.about:
                if is_about(said, topic):
                    return Topical(material, topic)
        return None
