"""A picture as SVG: one file, no font or anything else from elsewhere, dark where the reader is."""

from typing import Final
from xml.sax.saxutils import escape

from voicejournal.screen.drawing import HEIGHT, WIDTH, Dot, Ink, Label, Picture, Stroke

STYLE: Final = """
.ground{fill:#fff}text{fill:#222;font-family:system-ui,sans-serif}
.grid{stroke:#ddd}.mood{stroke:#1f4e8c;fill:#1f4e8c}.energy{stroke:#9a5b00;fill:#fff}
.trend{stroke:#555;stroke-dasharray:7 5;stroke-width:2}path{fill:none!important;stroke-width:1.3}
@media (prefers-color-scheme:dark){
.ground{fill:#16181d}text{fill:#ddd}.grid{stroke:#3a3d44}.mood{stroke:#8ab8f5;fill:#8ab8f5}
.energy{stroke:#e0a84e;fill:#16181d}.trend{stroke:#aaa}}
"""


def svg_text(picture: Picture) -> str:
    """The picture; its title and its words are what a screen reader says."""
    shapes = "\n".join(_shape(shape) for shape in picture.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}"'
        f' height="{HEIGHT}" role="img" aria-labelledby="title words">\n'
        f'<title id="title">{escape(picture.title)}</title>\n'
        f'<desc id="words">{escape(picture.words)}</desc>\n'
        f"<style>{STYLE}</style>\n"
        f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}"/>\n{shapes}\n</svg>\n'
    )


def _shape(shape: Stroke | Dot | Label) -> str:
    match shape:
        case Stroke():
            way = " ".join(f"{point.x:g},{point.y:g}" for point in shape.points)
            return f'<path class="{shape.ink}" d="M{way}"/>'
        case Dot(at, radius, Ink.ENERGY):
            side = f'width="{2 * radius - 1:g}" height="{2 * radius - 1:g}"'
            corner = f'x="{at.x - radius + 0.5:g}" y="{at.y - radius + 0.5:g}"'
            return f'<rect class="energy" {corner} {side}/>'
        case Dot(at, radius, ink):
            return f'<circle class="{ink}" cx="{at.x:g}" cy="{at.y:g}" r="{radius:g}"/>'
        case Label(at, text, side, size):
            place = f'x="{at.x:g}" y="{at.y:g}" font-size="{size:g}" text-anchor="{side}"'
            return f"<text {place}>{escape(text)}</text>"
