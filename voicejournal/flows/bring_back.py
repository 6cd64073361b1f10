"""Bringing back: entries of an export, or of another program's journal, as whole as they come."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from voicejournal.errors import InputError
from voicejournal.flows.bring_in import Brought
from voicejournal.flows.carried_lines import CarriedLines
from voicejournal.flows.keep import Keeper, fingerprint
from voicejournal.flows.materials import Materials
from voicejournal.journal import (
    SAMPLE_RATE_HZ,
    Between,
    Entry,
    Homework,
    KeptChoice,
    LineOfPage,
    Recording,
    Session,
    Share,
    Topic,
)
from voicejournal.language.private.answers import ANSWER
from voicejournal.language.private.choices import PRIVATE, words_scopes
from voicejournal.language.private.kept_off import WHOLE, kept_off, place_of
from voicejournal.language.text.doubt_text import without_brackets
from voicejournal.ports import (
    Arrived,
    BetweenCarrier,
    Clock,
    EntryCarrier,
    FoundSound,
    MaterialCopy,
    Samples,
    SessionStore,
    SoundReader,
)


@dataclass(frozen=True, slots=True)
class BringBack:
    """Takes entries as they are; what is here already is left as it is here."""

    keeper: Keeper
    carrier: EntryCarrier
    reader: SoundReader
    clock: Clock
    sessions: SessionStore
    between_carrier: BetweenCarrier
    materials: Materials
    lines: CarriedLines

    def appointment(self, session: Session) -> None:
        """Keep an appointment; the same instant twice is one."""
        self.sessions.add(session.at, session.with_whom)

    def between(self, between: Between, evenings: Mapping[str, str]) -> None:
        """Keep what is between sessions, beside what is here; the same twice is one.

        `evenings` has the ids here of those evenings that have another one there.
        """
        here = replace(
            between,
            homework=tuple(_of_here(one, evenings) for one in between.homework),
            topics=tuple(self._topic(one, evenings) for one in between.topics),
            choices=tuple(one for each in between.choices if (one := self._choice(each, evenings))),
        )
        self.between_carrier.restore(here, self.clock.now())

    def _topic(self, topic: Topic, evenings: Mapping[str, str]) -> Topic:
        said = without_brackets(topic.text) if topic.start_s is not None else ""
        entry_id = evenings.get(topic.entry_id, topic.entry_id)
        # Its words may have changed, or have initials: then its numbers are the best there is.
        found = self.lines.here(LineOfPage(topic.line, said), evenings) or self.lines.here(
            LineOfPage(topic.line), evenings
        )
        return replace(topic, entry_id=entry_id, line=found.key if found else topic.line)

    def _choice(self, choice: KeptChoice, evenings: Mapping[str, str]) -> KeptChoice | None:
        """The choice for the line as it is here; of a line that is not here there is none."""
        line = self.lines.here(choice.line, evenings)
        instead = choice.instead and self.lines.here(choice.instead, evenings)
        return replace(choice, line=line, instead=instead) if line is not None else None

    def material(self, copy: MaterialCopy) -> None:
        """Keep a material as it was kept there; the same content is here once.

        Raises:
            InputError: it is not the content that it names, or none that can be kept.
        """
        self.materials.restore(copy)

    def __call__(self, arrived: Arrived) -> Brought:
        """Keep one entry and its sound; the same twice is one entry.

        Its sound is kept before its row, so that no row is without what it names.

        Raises:
            InputError: its sound is no sound, or not the one that it names; nothing is kept.
        """
        there = self.carrier.like(arrived.entry)
        if there is not None:
            return Brought(self._completed(there, arrived), is_new=False)
        entry = arrived.entry
        if entry.recording is not None:
            heard = self._heard(entry, entry.recording, arrived.sound)
            entry = replace(entry, recording=heard)
        return Brought(self.carrier.restore(entry), is_new=True)

    def _completed(self, there: Entry, arrived: Arrived) -> Entry:
        """An entry that is here, with a sound that was not; never less private than it was."""
        for scope in _private_scopes(arrived.entry, there):
            self.keeper.store.share(Share(there.id, scope, PRIVATE, self.clock.now()))
        held = there.recording
        is_same = there.id == arrived.entry.id
        if is_same and held is not None and arrived.sound and not self.keeper.is_here(held):
            self._stored(held, arrived.sound)
        return self.keeper.store.find(there.id)

    def _heard(
        self, entry: Entry, recording: Recording, sound: FoundSound | None
    ) -> Recording | None:
        """The recording as it is kept here; without its sound only what is known of that."""
        if sound is not None:
            return self._stored(recording, sound)
        audio_id = recording.audio_id or recording.fingerprint
        return replace(recording, audio_id=audio_id) if audio_id and entry.transcript else None

    def _stored(self, recording: Recording, sound: FoundSound) -> Recording:
        stated = recording.fingerprint or recording.audio_id
        count = 0

        def counted() -> Iterator[Samples]:
            nonlocal count
            for block in self.reader.blocks(sound):
                count += len(block)
                yield block

        archive = self.keeper.archive
        if archive.holds(recording.id):  # left by an import that was cut off
            audio_id = fingerprint(counted())
            is_right = audio_id == fingerprint(archive.blocks(recording.id))
        else:
            audio_id = archive.store(recording.id, counted())
            is_right = not stated or audio_id == stated
            if not is_right:
                archive.drop(recording.id)
        if not is_right:
            raise InputError(
                f"{sound.name} is not the sound that its entry names.",
                "Copy it again from where it was exported.",
            )
        seconds = recording.duration_s if stated else count / SAMPLE_RATE_HZ
        return replace(recording, audio_id=audio_id, fingerprint=audio_id, duration_s=seconds)


def _private_scopes(arrived: Entry, there: Entry) -> Iterator[str]:
    """What is private of an entry as it comes, and not of the same one as it is here."""
    if arrived.private and not there.private:
        yield WHOLE
    coming, kept = (
        {share.scope: share.choice for share in entry.shares} for entry in (arrived, there)
    )
    for scope, choice in coming.items():
        if scope.startswith(f"{ANSWER} ") and choice == PRIVATE != kept.get(scope):
            yield scope
    hidden = {
        number
        for part in kept_off(there)
        if part.is_certain
        for number in range(part.start_word, part.end_word)
    }
    for part in kept_off(arrived):
        place = place_of(there, part.text) if part.is_certain else None
        if place is not None and not hidden.issuperset(range(*place)):
            yield from words_scopes(there, *place)


def _of_here(homework: Homework, evenings: Mapping[str, str]) -> Homework:
    """Homework, and what was told of it, by the ids that their evenings have here."""
    reports = tuple(
        replace(report, entry_id=evenings.get(report.entry_id, report.entry_id))
        for report in homework.reports
    )
    entry_id = evenings.get(homework.entry_id, homework.entry_id)
    return replace(homework, entry_id=entry_id, reports=reports)
