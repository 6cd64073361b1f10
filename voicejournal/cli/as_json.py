"""Entries as data for programs: stable keys, nothing left out that the screen shows."""

from typing import Any

from voicejournal.journal import Entry, Skill
from voicejournal.language.once_said import as_it_reads
from voicejournal.language.private.kept_off import kept_off
from voicejournal.language.text.edited import current


def entry_json(entry: Entry, *, whole: bool) -> dict[str, Any]:
    """An entry; `whole` adds the words with their times."""
    transcript = current(entry)
    shown: dict[str, Any] = {
        "id": entry.id,
        "number": entry.number,
        "recorded_at": entry.moment.at.isoformat(),
        "zone": entry.moment.zone,
        "day": entry.moment.journal_day.isoformat(),
        "origin": entry.origin.value,
        "duration_s": entry.recording.duration_s if entry.recording else None,
        "mood": entry.mood.pleasantness,
        "energy": entry.mood.energy,
        "feelings": [{"word": f.word, "intensity": f.intensity} for f in entry.feelings],
        "triggers": [trigger.label for trigger in entry.triggers],
        **_mentioned_json(entry),
        "marks": [mark.text for mark in as_it_reads(entry).marks],
        "takeaways": list(entry.takeaways),
        "homework": list(entry.homework),
        "distress": {"before": entry.distress.before, "after": entry.distress.after},
        "private": entry.private,
        "waits": entry.recording is not None and transcript is None,
        "text": transcript.text if transcript else None,
    }
    if whole:
        shown["kept_off"] = [
            {
                "start_word": part.start_word,
                "end_word": part.end_word,
                "text": part.text,
                "answered": part.is_certain,
            }
            for part in kept_off(entry)
        ]
    if whole and entry.transcript is not None and transcript is not None:
        shown["raw_text"] = entry.transcript.text
        shown["language"] = transcript.language
        shown["model"] = transcript.model
        shown["segments"] = [
            {
                "start_s": segment.start_s,
                "end_s": segment.end_s,
                "text": segment.text,
                "doubtful": segment.doubtful,
                "words": [
                    {
                        "start_s": word.start_s,
                        "end_s": word.end_s,
                        "text": word.text,
                        "probability": word.probability,
                        "doubtful": word.doubtful,
                    }
                    for word in segment.words
                ],
                "others": [
                    {
                        "start_word": other.start_word,
                        "end_word": other.end_word,
                        "text": other.text,
                    }
                    for other in segment.others
                ],
            }
            for segment in transcript.segments
        ]
        shown["answers"] = [
            {
                "slot": answer.slot.value,
                "name": answer.name,
                "outcome": answer.outcome.value,
                "value": answer.value,
                "proposed": answer.proposal.value if answer.proposal else None,
                "evidence": answer.proposal.evidence.text if answer.proposal else None,
            }
            for answer in entry.answers
        ]
    return shown


def skill_json(skill: Skill) -> dict[str, Any]:
    """A skill with how tense one was before and after, and how much it helped, 0-10 each."""
    distress = skill.distress
    return {
        "name": skill.name,
        "before": distress.before,
        "after": distress.after,
        "helped": skill.helped,
    }


def _mentioned_json(entry: Entry) -> dict[str, Any]:
    mentioned, sleep = entry.mentioned, entry.mentioned.sleep
    return {
        "skills": [skill.name for skill in mentioned.skills],
        "skill_ratings": [skill_json(skill) for skill in mentioned.skills],
        "wins": [win.text for win in mentioned.wins],
        "urges": [{"label": urge.label, "acted": urge.acted} for urge in mentioned.urges],
        "sleep": {"hours": sleep.hours, "quality": sleep.quality} if sleep else None,
        "people": [person.name for person in mentioned.people],
        "care": [{"kind": care.kind, "what": care.what} for care in mentioned.care],
    }
