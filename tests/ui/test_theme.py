"""The theme: readable in both tables, reaches everything, follows a switch and the icons with it."""

import re
from dataclasses import fields as dataclass_fields

import pytest
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QToolButton, QWidget
from sheet_colours import SURFACES as UNDER
from sheet_colours import pairs

from playground.export.drawing.colouring import mix
from playground.resources import resource_root
from playground.ui.icons import app_icon, icon, icon_names, pixmap, set_icon
from playground.ui.plots.matrix import readable_on
from playground.ui.style_sheet import style_sheet
from playground.ui.theme import apply_theme, current_theme, palette, tabular, themes
from playground.ui.tokens import DARK, LIGHT, Theme
from playground.ui.widgets.split_bar import segment_colours

SURFACES = ("background", "card", "raised", "hover", "zero", "accent_soft", "warning_soft", "danger_soft")
TEXTS = ("ink", "muted", "accent", "positive_text", "negative_text", "danger")
BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


pytestmark = pytest.mark.usefixtures("light")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio as WCAG 2.1 defines it: 21 for black on white."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_right():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # WebAIM's contrast checker


@BOTH
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("text", TEXTS)
def test_text_is_readable_on_every_surface(theme: Theme, surface: str, text: str):
    assert contrast(getattr(theme, text), getattr(theme, surface)) >= 4.5


@BOTH
def test_other_pairs_are_readable(theme: Theme):
    others = [(theme.on_accent, theme.accent), (theme.on_accent, theme.accent_hover), (theme.tip_ink, theme.tip)]
    others += [(colour, theme.card) for colour in theme.series_text]
    others += [(colour, theme.background) for colour in theme.series_text]
    others += [(text.name(), fill.name()) for fill, text in segment_colours(theme)]
    for text, surface in others:
        assert contrast(text, surface) >= 4.5, (text, surface)


@BOTH
def test_every_pair_of_the_sheet_is_readable(theme: Theme, qapp):
    found = pairs(style_sheet(theme, qapp.font()))
    assert len(found) > 80
    for selector, text, back in found:
        least = 3 if ":disabled" in selector else 4.5
        for surface in [back] if back else [getattr(theme, name) for name in UNDER]:
            assert contrast(text, surface) >= least, (selector, text, surface)


def test_pairs_are_read_as_qt_reads_them():
    sheet = """A { color: #111111; background: #222222; } A:hover { background: #333333; }
        A[role="x"] { color: #444444; } A[role="x"]:hover, B { color: #555555; background: transparent; }"""
    assert pairs(sheet) == {
        ("A", "#111111", "#222222"),
        ("A:hover", "#111111", "#333333"),
        ('A[role="x"]', "#444444", "#222222"),
        ('A[role="x"]:hover', "#555555", ""),
        ("B", "#555555", ""),
    }


@BOTH
def test_every_pair_of_the_palette_is_readable(theme: Theme):
    made, role = palette(theme), QPalette.ColorRole
    on_surfaces = [role.WindowText, role.Text, role.ButtonText, role.PlaceholderText, role.Link, role.BrightText]
    surfaces = (role.Window, role.Base, role.AlternateBase, role.Button)
    shown = [(text, surface) for text in on_surfaces for surface in surfaces]
    shown += [(role.HighlightedText, role.Highlight), (role.ToolTipText, role.ToolTipBase)]
    for text, surface in shown:
        for group, least in ((QPalette.ColorGroup.Active, 4.5), (QPalette.ColorGroup.Inactive, 4.5)):
            assert contrast(made.color(group, text).name(), made.color(group, surface).name()) >= least, (text, surface)
    disabled = QPalette.ColorGroup.Disabled
    for text, surface in ((text, surface) for text in on_surfaces[:4] for surface in surfaces):
        assert contrast(made.color(disabled, text).name(), made.color(disabled, surface).name()) >= 3, (text, surface)


@BOTH
def test_text_on_a_colour_of_the_data_is_readable(theme: Theme):
    cells = [mix(theme.zero, colour, share / 50) for colour in theme.series for share in range(51)]
    for colour in (QColor.fromRgb(cell) for cell in cells):
        assert contrast(readable_on(colour), colour.name()) >= 4.5, colour.name()


@BOTH
def test_the_designs_tokens_are_kept(theme: Theme):
    design = {
        "light": ("#f4f5f7", "#ffffff", "#d8dce2", "#1f2328", "#5f6773", "#2563c9", "#2f7fd1", "#f08a24"),
        "dark": ("#17191c", "#202327", "#3a3f47", "#e6e8eb", "#9aa3af", "#6ea0f7", "#4f9be8", "#f59d45"),
    }
    names = ("background", "card", "line", "ink", "muted", "accent", "positive", "negative")
    assert tuple(getattr(theme, name) for name in names) == design[theme.name]


@BOTH
def test_the_sheet_has_no_token_left_and_only_files_that_exist(theme: Theme, qapp):
    sheet = style_sheet(theme, qapp.font())
    assert "@" not in sheet.replace((resource_root() / "icons").as_posix(), "")
    named = re.findall(r'url\("([^"]+)"\)', sheet)
    assert named
    assert all((resource_root() / "icons").joinpath(path.rsplit("/", 1)[1]).is_file() for path in named)


@BOTH
def test_the_palette_covers_all_groups(theme: Theme):
    made = palette(theme)
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        assert made.color(group, QPalette.ColorRole.Text).name() == theme.ink
        assert made.color(group, QPalette.ColorRole.Highlight).name() == theme.accent
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name() == theme.disabled
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Window).name() == theme.background


def test_a_switch_is_announced_once_after_the_application_has_changed(qapp, qtbot):
    seen = []

    def look(theme):
        seen.append((theme.name, qapp.palette().color(QPalette.ColorRole.Window).name()))

    themes.changed.connect(look)
    try:
        apply_theme(qapp, "dark")
        apply_theme(qapp, "dark")
        assert current_theme() is DARK
        apply_theme(qapp, "light")
    finally:
        themes.changed.disconnect(look)
    assert seen == [("dark", DARK.background), ("light", LIGHT.background)]
    assert themes.choice == "light"


def test_system_takes_one_of_the_two(qapp):
    apply_theme(qapp, "system")
    assert themes.choice == "system"
    assert current_theme() in (LIGHT, DARK)


def test_a_card_shows_the_token(qapp, qtbot):
    label = QLabel("x")
    qtbot.addWidget(label)
    label.setProperty("role", "muted")
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == LIGHT.muted
    apply_theme(qapp, "dark")
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == DARK.muted


def test_korean_fonts_are_asked_for(qapp):
    families = qapp.font().families()
    assert {"Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo", "NanumGothic"} <= set(families)
    assert qapp.font().pointSizeF() > 0


def test_tabular_asks_for_digits_of_equal_width(qapp):
    font = tabular(qapp.font())
    assert [tag.toString() for tag in font.featureTags()] == [b"tnum"]


def colour_of(picture) -> str:
    """The colour of the opaque pixels, all of which must have it within rounding."""
    image = picture.toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = [colour for x, y in points if (colour := image.pixelColor(x, y)).alpha() == 255]
    most = max(colours, key=colours.count)
    for colour in colours:
        assert max(abs(a - b) for a, b in zip(colour.getRgb(), most.getRgb(), strict=True)) <= 2
    return most.name()


@pytest.mark.parametrize("name", icon_names())
def test_every_icon_is_one_colour_from_the_theme(name: str, qapp):
    text = (resource_root() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,6}", text), "only currentColor"
    assert 'viewBox="0 0 24 24"' in text
    assert colour_of(pixmap(name, 48)) == LIGHT.ink
    assert colour_of(icon(name, theme=DARK).pixmap(48)) == DARK.ink


def test_an_icon_follows_the_theme_and_can_be_replaced(qapp, qtbot):
    button, action = QToolButton(), QAction()
    qtbot.addWidget(button)
    for target in (button, action):
        set_icon(target, "run", "accent")
        set_icon(target, "pause", "accent")
    apply_theme(qapp, "dark")
    for target in (button, action):
        assert colour_of(target.icon().pixmap(48)) == DARK.accent
        assert target.icon().cacheKey() == icon("pause", "accent").cacheKey()


def test_the_programs_icon_has_all_sizes(qapp):
    assert {size.width() for size in app_icon().availableSizes()} >= {16, 32, 48, 256}


@BOTH
def test_every_colour_is_well_formed(theme: Theme):
    for field in dataclass_fields(Theme):
        value = getattr(theme, field.name)
        for colour in value if isinstance(value, tuple) else [value]:
            if field.name not in ("name", "dark"):
                assert QColor(colour).isValid(), field.name


def test_a_window_on_the_screen_is_restyled_and_so_is_what_comes_later(qtbot, qapp):
    apply_theme(qapp, "light")
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("", window)
    button.setGeometry(0, 0, 80, 40)
    window.show()

    def colour(widget):
        return widget.grab().toImage().pixelColor(20, 20).name()

    assert colour(button) == LIGHT.card
    apply_theme(qapp, "dark")
    dialog = QDialog(window)
    later = QPushButton("", dialog)
    later.setAutoDefault(False)
    later.setGeometry(0, 0, 80, 40)
    dialog.show()
    assert colour(button) == colour(later) == DARK.card
    window.close()
    dialog.close()
    apply_theme(qapp, "dark")
    alone = QPushButton("")
    qtbot.addWidget(alone)
    alone.resize(80, 40)
    assert colour(alone) == DARK.card
    apply_theme(qapp, "light")


def test_a_window_that_wears_the_sheet_itself_is_restyled_while_it_is_hidden(qtbot, qapp):
    with themes.undressed(qapp):
        window = QPushButton("")
        qtbot.addWidget(window)
        window.resize(80, 40)
    for choice, theme in (("dark", DARK), ("light", LIGHT)):
        apply_theme(qapp, choice)
        assert window.grab().toImage().pixelColor(20, 20).name() == theme.card


@BOTH
def test_a_default_button_shows_its_focus_and_that_it_cannot_be_pressed(theme: Theme, qapp, qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setStyleSheet(style_sheet(theme, qapp.font()))
    other, button = QPushButton(dialog), QPushButton(dialog)
    button.setDefault(True)
    button.setGeometry(100, 0, 80, 30)
    with qtbot.waitActive(dialog):
        dialog.show()

    def colour(x, y):
        return button.grab().toImage().pixelColor(x, y).name()

    other.setAutoDefault(False)
    other.setFocus()
    assert colour(40, 15) == colour(40, 0) == theme.accent
    button.setFocus()
    assert (colour(40, 15), colour(40, 0)) == (theme.accent, theme.ink)
    button.setEnabled(False)
    assert colour(40, 15) == theme.track
