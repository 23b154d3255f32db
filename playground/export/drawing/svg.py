"""SVG drawings as text: a few shapes, numbers kept short, and every text escaped."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

FONT = "Helvetica, Arial, 'Noto Sans', 'Noto Sans CJK KR', 'Malgun Gothic', sans-serif"


@dataclass
class Drawing:
    """A drawing of `width` x `height` pixels, called `title`; shapes lie over the earlier ones."""

    width: int
    height: int
    title: str
    shapes: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The drawing as an ``svg`` element, which may also be a file of its own."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}" '
            f'viewBox="0 0 {self.width} {self.height}" role="img" font-family="{escape(FONT)}" font-size="11">'
        )
        return "\n".join([head, f"<title>{escape(self.title)}</title>", *self.shapes, "</svg>"])

    def line(self, points: Iterable[tuple[float, float]], colour: str, width: float = 1, dash: str = "") -> None:
        """A line through points."""
        path = " ".join(f"{_short(x)},{_short(y)}" for x, y in points)
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.shapes.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{_short(width)}"'
            f' stroke-linejoin="round"{dashed}/>'
        )

    def circle(self, x: float, y: float, radius: float, fill: str, stroke: str) -> None:
        """A disc with a rim."""
        self.shapes.append(
            f'<circle cx="{_short(x)}" cy="{_short(y)}" r="{_short(radius)}" fill="{fill}" stroke="{stroke}"/>'
        )

    def square(self, x: float, y: float, side: float, fill: str, stroke: str) -> None:
        """A square around a centre."""
        self.shapes.append(
            f'<rect x="{_short(x - side / 2)}" y="{_short(y - side / 2)}" width="{_short(side)}" '
            f'height="{_short(side)}" fill="{fill}" stroke="{stroke}"/>'
        )

    def write(self, x: float, y: float, text: str, colour: str, anchor: str = "middle", bold: bool = False) -> None:
        """A line of text; `anchor` says which end of it is at `x`: start, middle or end."""
        style = f'text-anchor="{anchor}"' + (' font-weight="bold"' if bold else "")
        self.shapes.append(f'<text x="{_short(x)}" y="{_short(y)}" fill="{colour}" {style}>{escape(text)}</text>')


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
