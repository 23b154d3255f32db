"""The two tables of colours. A token says what a colour is for; nothing else in the window names a colour."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """The colours of a theme as ``#rrggbb``.

    Every text token is readable (contrast >= 4.5) on every surface token; `disabled` can be made out (>= 3).
    `positive`, `negative` and `series` are for marks (lines, points, fills), `positive_text`, `negative_text` and
    `series_text` are their readable forms.
    """

    name: str
    dark: bool
    # Surfaces, from far to near.
    background: str
    card: str
    raised: str
    hover: str
    accent_soft: str
    warning_soft: str
    danger_soft: str
    # Lines and marks.
    line: str
    strong_line: str
    track: str
    positive: str
    negative: str
    zero: str
    series: tuple[str, ...]
    # Text.
    ink: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    positive_text: str
    negative_text: str
    danger: str
    series_text: tuple[str, ...]
    tip: str
    tip_ink: str


LIGHT = Theme(
    name="light",
    dark=False,
    background="#f4f5f7",
    card="#ffffff",
    raised="#f8f9fb",
    hover="#eceff3",
    accent_soft="#e9f0fc",
    warning_soft="#fdf1e3",
    danger_soft="#fdecea",
    line="#d8dce2",
    strong_line="#b4bac4",
    track="#d8dce2",
    positive="#2f7fd1",
    negative="#f08a24",
    zero="#f3f4f6",
    series=("#2f7fd1", "#f08a24", "#5aa469", "#9b6dd6", "#c94f7c", "#6b7280"),
    ink="#1f2328",
    muted="#5f6773",
    disabled="#848b96",
    accent="#2563c9",
    accent_hover="#1d54b0",
    on_accent="#ffffff",
    positive_text="#256db5",
    # The design's #b45f06 has only 4.2 on the window's background.
    negative_text="#a45602",
    danger="#b3261e",
    series_text=("#256db5", "#a45602", "#37794a", "#7f4fbf", "#b53b6a", "#5d6470"),
    tip="#1f2328",
    tip_ink="#f4f5f7",
)

DARK = Theme(
    name="dark",
    dark=True,
    background="#17191c",
    card="#202327",
    raised="#25292e",
    hover="#2c3036",
    accent_soft="#24344f",
    warning_soft="#3a2c1a",
    danger_soft="#402322",
    line="#3a3f47",
    strong_line="#59606b",
    track="#3a3f47",
    positive="#4f9be8",
    negative="#f59d45",
    zero="#2a2d32",
    series=("#4f9be8", "#f59d45", "#5aa469", "#9b6dd6", "#c94f7c", "#8a919c"),
    ink="#e6e8eb",
    muted="#9aa3af",
    disabled="#78808b",
    accent="#6ea0f7",
    accent_hover="#8bb3f9",
    on_accent="#10141a",
    positive_text="#5ba3ec",
    negative_text="#f59d45",
    danger="#f28b82",
    series_text=("#5ba3ec", "#f59d45", "#6cb97d", "#b08ee6", "#e584a8", "#9aa3af"),
    tip="#32373e",
    tip_ink="#e6e8eb",
)
