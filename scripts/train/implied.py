"""Train the weights that read feelings which nobody names, from pieces of our own.

    python -m scripts.train.implied     (writes tagging/weights/implied.npz)

`implied/` beside this file has the pieces, a file a writer, each with its feelings or none; the
implicit ones of `probes/` are learned, too. No feeling shows in sentences of `weeks/` that are no
facts of their week. Each writer in turn is kept out for the threshold and the figures that are
printed. Seconds; needs scikit-learn and minilm.
"""

import json
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression

from scripts.train.material import MODELS, PIECES, PROBES, WEEKS, Row
from scripts.train.naming import own_words, read_probes
from scripts.train.shipping import ship
from voicejournal.language.lists.lexicon import Lexicon, read_lexicon
from voicejournal.language.telling.embed import MiniLm
from voicejournal.language.text.sentences import sentences_of
from voicejournal.language.text.typed import words_of_text
from voicejournal.tagging.implied import FILE, ImpliedHead, together

STRENGTH: Final = 10.0
LENT: Final = 0.5
"""What a feeling lends to one near to it."""
LEAST_RIGHT: Final = 0.76
"""Of what is proposed of a writer unseen as much is to be right or near to it,
everyday talk and all."""
NONE: Final = "~"
EVERYDAY_TAKEN: Final = 2
"""Of the everyday sentences every second is learned: they are many."""
EVERYDAY: Final = "everyday"

Array = Any


Piece = Row[str, tuple[str, ...]]
"""A few sentences, the feelings that show in them, and who wrote them."""


def pieces(lexicon: Lexicon) -> list[Piece]:
    """All, with the lexicon's words for their feelings."""
    told = []
    for path in PIECES:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        told += [(row["text"], row["feelings"], path.stem) for row in rows]
    for path in PROBES:
        probes = [probe for probe in read_probes(path) if probe.kind == "implicit"]
        told += [(probe.text, probe.present, "probes") for probe in probes]
    return [
        Row(text, tuple(sorted({w for f in feelings for w in own_words(f, lexicon)})), part)
        for text, feelings, part in told
    ]


def everyday() -> list[Piece]:
    """Sentences of authored evenings that are no facts of their week."""
    found = []
    for path in sorted(WEEKS.glob("*.json")):
        week = json.loads(path.read_text("utf-8"))
        facts = {sentence for fact in week["facts"] for sentence in fact["sentences"]}
        told = [s.text for entry in week["entries"] for s in _sentences(entry["text"])]
        part = f"{EVERYDAY} {path.stem[0]}"
        found += [Piece(text, (), part) for text in told if text not in facts]
    return found[::EVERYDAY_TAKEN]


def vectors_of(all_pieces: Sequence[Piece], embedder: MiniLm) -> Array:
    """Of each piece the mean of its sentences, as the program reads it."""
    return np.array(
        [together(embedder.vectors([s.text for s in _sentences(p.said)])) for p in all_pieces]
    )


def _sentences(text: str) -> Sequence[Any]:
    return sentences_of(words_of_text(text))


def trained(some: Sequence[Piece], vectors: Array, lexicon: Lexicon) -> dict[str, Array]:
    """A piece with two feelings is learned twice."""
    rows = [(at, word) for at, piece in enumerate(some) for word in piece.label or (NONE,)]
    fitted = LogisticRegression(C=STRENGTH, max_iter=2000)
    fitted.fit(vectors[[at for at, _ in rows]], [word for _, word in rows])
    classes = [str(name) for name in fitted.classes_]
    words = [name for name in classes if name != NONE]
    near = np.array([[_lent(name, word, lexicon) for word in words] for name in classes])
    return {
        "words": np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        "weights": fitted.coef_.T.astype(np.float16),
        "bias": fitted.intercept_.astype(np.float16),
        "near": near.astype(np.float16),
    }


def _lent(name: str, word: str, lexicon: Lexicon) -> float:
    if name == word:
        return 1.0
    return LENT if name != NONE and word in lexicon.near(name) else 0.0


def head_of(arrays: dict[str, Array]) -> ImpliedHead:
    """As the program reads it, without its threshold."""
    weights, bias, near = (arrays[name].astype(float) for name in ("weights", "bias", "near"))
    words = tuple(bytes(arrays["words"]).decode().split("\n"))
    return ImpliedHead(words, weights, bias, near, sure=0.0)


def unseen(
    some: Sequence[Piece], vectors: Array, lexicon: Lexicon
) -> list[tuple[Piece, float, bool]]:
    """Each piece with the confidence of its likeliest feeling, and whether that is right or near.

    The writer of a piece was not seen.
    """
    found = []
    part = np.array([piece.part for piece in some])
    for writer in dict.fromkeys(part):
        mine = [piece for piece in some if piece.part == writer]
        others = [piece for piece in some if piece.part != writer]
        head = head_of(trained(others, vectors[part != writer], lexicon))
        likely = head.likely(vectors[part == writer])
        for piece, row in zip(mine, likely, strict=True):
            word = head.words[int(row.argmax())]
            close = {word, *lexicon.near(word)}
            right = any(f in close or word in lexicon.near(f) for f in piece.label)
            found.append((piece, float(row.max()), right))
    return found


def main() -> None:
    """Train, choose the threshold, report, write."""
    embedder, lexicon = MiniLm(lambda name: MODELS / name), read_lexicon()
    some = [*pieces(lexicon), *everyday()]
    vectors = vectors_of(some, embedder)
    found = sorted(unseen(some, vectors, lexicon), key=lambda one: -one[1])
    right = np.cumsum([one[2] for one in found]) / np.arange(1, len(found) + 1)
    last = max(at for at, share in enumerate(right) if share >= LEAST_RIGHT)
    sure = found[last][1]
    for part in dict.fromkeys(piece.part for piece, _, _ in found):
        mine = [one for one in found if one[0].part == part and one[0].label]
        said = [one for one in mine if one[1] >= sure]
        none = [one for one in found if one[0].part == part and not one[0].label]
        loud = sum(one[1] >= sure for one in none)
        print(
            f"{part:10} {len(mine)} with a feeling: {len(said)} read, {sum(o[2] for o in said)}"
            f" right or near; {len(none)} without: {loud} read"
        )
    arrays = trained(some, vectors, lexicon)
    print(f"{len(some)} pieces")
    print(ship(FILE, arrays | {"sure": np.float32(sure)}))


if __name__ == "__main__":
    main()
