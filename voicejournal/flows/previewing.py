"""The page before anybody else sees it: each line can go, change places, or be another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from voicejournal.flows.week import Days, Draft, Week
from voicejournal.journal import (
    Candidate,
    CandidateKey,
    Choice,
    ChoiceKind,
    Choices,
    Entry,
    LeftOut,
    PageLine,
    Reason,
    Share,
    WeeklyPage,
)
from voicejournal.language.labels.labels import feeling_text
from voicejournal.language.private.choices import SHARED, words_scopes
from voicejournal.language.private.kept_off import opens_more, unanswered
from voicejournal.language.text.edited import current
from voicejournal.ports import PreviewRow, Wish
from voicejournal.summary.days import day_text
from voicejournal.summary.initials import names_of

REASONS = {
    Reason.NO_ROOM: "no room on the page",
    Reason.PRIVATE: "private",
    Reason.MAYBE_PRIVATE: "private until you say",
    Reason.IN_DOUBT: "not clearly heard",
    Reason.LEFT_OUT: "left out by you",
    Reason.NOT_CHOSEN: "others came first",
}
FIXED = {
    Reason.PRIVATE: "It is private: `voicejournal tag {number}` with --shared or"
    " --shared-sentence opens it.",
    Reason.MAYBE_PRIVATE: "It sounded private. `x`, or `in`, lets this sentence on; `voicejournal"
    " tag {number}` asks about all of them.",
    Reason.IN_DOUBT: "It was not clearly heard: `voicejournal edit {number}` settles it.",
}


IN_ONE_PIECE = (
    "It was typed in one piece with others: `voicejournal tag {number}` asks about all of them."
)


@dataclass(slots=True)
class Previewing:
    """A preview (ports.Preview) of a draft; each change is one durable commit."""

    week: Week
    draft: Draft
    now: Callable[[], datetime]
    page: WeeklyPage = field(init=False)

    def __post_init__(self) -> None:
        self.page = self.week.fit(self.draft.page, self.draft.choices)

    @property
    def rows(self) -> Sequence[PreviewRow]:
        """The lines of the page in their order, and behind them what is left out."""
        rows, quotes = [], 0
        for section in self.page.sections:
            for line, key in zip(section.lines, section.keys, strict=True):
                quotes += line.quote is not None
                receipt = f"q{quotes}" if line.quote is not None else ""
                names = names_of(self._whole(key), self.draft.page.names)
                rows.append(
                    PreviewRow(
                        section.title, told(line), receipt, "", names, self._has_initials(key)
                    )
                )
        return [*rows, *map(self._left_out_row, self._left_out)]

    def wish(self, number: int, wish: Wish) -> tuple[int, str]:
        """Change the line of this index; returns where it is then, and what is to be said."""
        keys = self._keys()
        left_out = self._left_out
        if not 0 <= number < len(keys) + len(left_out):
            return number, "There is no such line."
        if wish is Wish.ALL_INITIALS:
            return number, self._all_initials(keys)
        if number >= len(keys):
            return self._back(left_out[number - len(keys)], number, wish)
        return self._changed(keys[number], number, wish)

    def accept(self) -> None:
        """Keep that the person accepted the page as it is now."""
        self.week.accept(self.page, self.now())

    def _changed(self, key: CandidateKey, number: int, wish: Wish) -> tuple[int, str]:
        """Change a line that is on the page."""
        match wish:
            case Wish.OUT_OR_IN:
                self._choose(Choice(key, ChoiceKind.OUT))
                return min(number, max(len(self._keys()) - 1, 0)), "Left out."
            case Wish.SWAP:
                return self._swap(key, number)
            case Wish.UP | Wish.DOWN:
                return self._move(key, number, -1 if wish is Wish.UP else 1)
            case _:
                return number, self._initials(key)

    def _swap(self, key: CandidateKey, number: int) -> tuple[int, str]:
        """The best line of the section that is not on the page, in this one's place."""
        left = {one.key: one.reason for one in self.page.left_out}
        free = [
            one
            for one in self._section_of(key)
            if left.get(one.key) in {Reason.NO_ROOM, Reason.NOT_CHOSEN}
            and not one.key.shares_words(key)
        ]
        if not free:
            return number, "There is no other line for this section."
        other = min(free, key=lambda one: one.rank)
        self._choose(Choice(key, ChoiceKind.SWAPPED, instead=other.key))
        keys = self._keys()
        if other.key not in keys:
            return number, "The other line has no room."
        return keys.index(other.key), "Swapped."

    def _move(self, key: CandidateKey, number: int, step: int) -> tuple[int, str]:
        section = next(one for one in self.page.sections if key in one.keys)
        place = section.keys.index(key) + step
        if not 0 <= place < len(section.keys):
            return number, "It is at the end of its section."
        self._choose(Choice(key, ChoiceKind.MOVED, place))
        return self._keys().index(key), "Moved."

    def _back(self, left: LeftOut, number: int, wish: Wish) -> tuple[int, str]:
        """Put a line on the page that is not on it, where that may be."""
        if left.reason is Reason.MAYBE_PRIVATE and wish is Wish.OUT_OR_IN:
            return self._open(left.key, number)
        if left.reason in FIXED:
            return number, FIXED[left.reason].format(number=self._number(left.key))
        if wish is not Wish.OUT_OR_IN:
            return number, "It is not on the page."
        made = [one for one in self.draft.choices.made if not _hides(one, left.key)]
        sections = [one for one in self.page.sections if one.name is left.key.section]
        end = len(sections[0].keys) if sections else 0
        self._keep([*made, Choice(left.key, ChoiceKind.MOVED, end)])
        keys = self._keys()
        if left.key in keys:
            return keys.index(left.key), "Put on the page."
        return number, "It has no room: leave out another line first."

    def _open(self, key: CandidateKey, number: int) -> tuple[int, str]:
        """Let a sentence that sounded private on the page, and make the page with it."""
        now, entry, place = self.now(), self._entries[key.entry_id], (key.start_word, key.end_word)
        shares = [Share(entry.id, one, SHARED, now) for one in words_scopes(entry, *place)]
        if opens_more(entry, shares, *place):
            return number, IN_ONE_PIECE.format(number=entry.number)
        for share in shares:
            self.week.store.share(share)
        days = Days(self.page.first_day, self.page.last_day)
        self.draft = self.week.draft(days, now, lambda _entry: None)
        self.page = self.week.fit(self.draft.page, self.draft.choices)
        return min(number, len(self.rows) - 1), "It may be on the page now."

    def _initials(self, key: CandidateKey) -> str:
        names = names_of(self._whole(key), self.draft.page.names)
        if not names:
            return "No name is in this line."
        if self._has_initials(key):
            made = [c for c in self.draft.choices.made if not _shortens(c, key)]
            self._keep(made)
            return "Names are whole again."
        self._choose(Choice(key, ChoiceKind.INITIALS))
        return f"As initials: {', '.join(names)}."

    def _all_initials(self, keys: Sequence[CandidateKey]) -> str:
        """Initials for every line; where all have them, none."""
        named = [key for key in keys if names_of(self._whole(key), self.draft.page.names)]
        others = [c for c in self.draft.choices.made if c.kind is not ChoiceKind.INITIALS]
        if all(self._has_initials(key) for key in named):
            self._keep(others)
            return "Names are whole again."
        self._keep([*others, *(Choice(key, ChoiceKind.INITIALS) for key in named)])
        return "All names are initials."

    def _choose(self, choice: Choice) -> None:
        """Add a choice; what it takes the place of is forgotten."""
        is_initials = choice.kind is ChoiceKind.INITIALS
        made = [
            one
            for one in self.draft.choices.made
            if one.key != choice.key or (one.kind is ChoiceKind.INITIALS) != is_initials
        ]
        self._keep([*made, choice])

    def _keep(self, made: Sequence[Choice]) -> None:
        self.draft = self.week.choose(self.draft, Choices(tuple(made)), self.now())
        self.page = self.week.fit(self.draft.page, self.draft.choices)

    def _keys(self) -> list[CandidateKey]:
        return [key for section in self.page.sections for key in section.keys]

    def _has_initials(self, key: CandidateKey) -> bool:
        return any(_shortens(choice, key) for choice in self.draft.choices.made)

    def _section_of(self, key: CandidateKey) -> Sequence[Candidate]:
        return next(
            section.candidates
            for section in self.draft.page.sections
            if any(one.key == key for one in section.candidates)
        )

    def _whole(self, key: CandidateKey) -> PageLine:
        """A line as it is without a choice."""
        return next(one.line for one in self._section_of(key) if one.key == key)

    @property
    def _left_out(self) -> Sequence[LeftOut]:
        """What is not on the page, of what sounded private each sentence for itself."""
        found: list[LeftOut] = []
        for left in self.page.left_out:
            entry = self._entries.get(left.key.entry_id)
            if left.reason is not Reason.MAYBE_PRIVATE or entry is None:
                found.append(left)
                continue
            start, end = left.key.start_word, left.key.end_word
            found += (
                replace(
                    left, key=replace(left.key, start_word=one.start_word, end_word=one.end_word)
                )
                for one in unanswered(entry)
                if start <= one.start_word and one.end_word <= end
            )
        return found

    def _left_out_row(self, left: LeftOut) -> PreviewRow:
        titles = {section.name: section.title for section in self.draft.page.sections}
        private = left.reason in {Reason.PRIVATE, Reason.MAYBE_PRIVATE}
        text = self._own_words(left) if private else told(left.line)
        title = "" if private else titles[left.key.section]
        return PreviewRow(title, text, "", REASONS[left.reason])

    def _own_words(self, left: LeftOut) -> str:
        """Private words, which the person alone sees."""
        day = day_text(left.line.day) if left.line.day else ""
        entry = self._entries.get(left.key.entry_id)
        transcript = current(entry) if entry else None
        if transcript is None or left.key.end_word <= left.key.start_word:
            return f"{day}: the whole evening"
        words = transcript.words[left.key.start_word : left.key.end_word]
        text = " ".join("".join(word.text for word in words).split())
        return f'{day}: "{text}"'

    def _number(self, key: CandidateKey) -> int:
        entry = self._entries.get(key.entry_id)
        return entry.number if entry else 0

    @property
    def _entries(self) -> Mapping[str, Entry]:
        return {entry.id: entry for entry in self.draft.entries}


def told(line: PageLine) -> str:
    """A line in one, as the preview shows it."""
    day = day_text(line.day) if line.day else ""
    felt = ", ".join(map(feeling_text, line.feelings))
    facts = " · ".join((*(trigger.label for trigger in line.triggers), felt)).strip(" ·")
    words = f'"{" ".join(line.quote.text.split())}"' if line.quote else line.note
    return "  ".join(part for part in (day, facts, line.label, words) if part)


def _shortens(choice: Choice, key: CandidateKey) -> bool:
    return choice.kind is ChoiceKind.INITIALS and choice.key == key


def _hides(choice: Choice, key: CandidateKey) -> bool:
    """Whether a choice keeps a line off the page, by itself or by words in common."""
    return choice.kind in {ChoiceKind.OUT, ChoiceKind.SWAPPED} and (
        choice.key == key or choice.key.shares_words(key)
    )
