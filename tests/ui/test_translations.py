"""Korean: every text is translated and agrees with its source, and the real window shows it without clipping."""

import ast
import importlib.util
import re
import string
from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from playground.data.catalog import Sine, Spiral
from playground.engine.changes import describe_change
from playground.engine.divergence import Divergence
from playground.engine.optimizers import SGD
from playground.engine.state import capture
from playground.experiment import ExperimentSpec, PresetError, build, dump_preset, load_preset, parse_preset, validate
from playground.experiment.session import Session, format_session, parse_session
from playground.sentence import Title, sentence
from playground.ui import languages
from playground.ui.canvas.summary import SummaryLabel
from playground.ui.dialogs.shortcuts import ShortcutSheet
from playground.ui.panels.data_tiles import DataTile
from playground.ui.texts import tr_data, tr_error, tr_sentence, without_mnemonic, wrap

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "resources" / "translations"
HANGUL = re.compile("[가-힣]")
NAMES = {
    *("Adam", "AdamW", "AdaDelta", "AdaGrad", "Nadam", "RMSProp", "SGD"),
    *("ELU", "GELU", "Leaky", "LeakyReLU", "ReLU", "SELU", "SiLU", "Tanh", "tanh"),
    *("Xavier", "LeCun", "XOR", "AND", "SVM", "PNG", "SVG", "log", "sin", "Ctrl", "Return", "Shift", "Delete", "Left"),
    *("Right", "json", "Neural", "Network", "Playground", "English", "HTML", "PDF", "GIF", "MNIST", "CIFAR", "NumPy"),
}
"""Words that stay as they are: names, keys, file types."""


def load_tool():
    """The developer's tool, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("update_translations", FOLDER / "update.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = load_tool()
TEXTS = TOOL.read(FOLDER / "playground_ko.ts")
PAIRS = [(source, text) for (_, source), text in TEXTS.items() if text]


@pytest.fixture
def korean(qapp):
    """The application speaks Korean."""
    languages.install(qapp, "ko")
    yield
    languages.install(qapp, "en")


@pytest.fixture
def korean_window(korean, open_window, spiral):
    """The window on the small spiral, in Korean, as small as it must be usable."""
    window = open_window(spiral)
    window.resize(1280, 720)
    return window


# --- the files ------------------------------------------------------------------------------------------------------


def test_every_text_is_translated_and_none_is_left_over():
    """After a change of a text: python resources/translations/update.py, then translate what it lists."""
    found = set(TOOL.extract())
    assert {key for key in found if not TEXTS.get(key)} == set(), "not translated"
    assert set(TEXTS) - found == set(), "no longer in the program"


def test_the_file_is_as_the_tool_writes_it():
    text = (FOLDER / "playground_ko.ts").read_text(encoding="utf-8")
    assert text == TOOL.layout(TEXTS, "ko")
    assert "<location" not in text


def test_the_compiled_file_is_up_to_date(tmp_path):
    TOOL.compile_texts(FOLDER / "playground_ko.ts", tmp_path / "fresh.qm")
    shipped, fresh = QTranslator(), QTranslator()
    assert shipped.load(str(FOLDER / "playground_ko.qm"))
    assert fresh.load(str(tmp_path / "fresh.qm"))
    stale = [key for key in TEXTS if shipped.translate(*key) != fresh.translate(*key)]
    assert stale == []
    assert all(shipped.translate(*key) == text for key, text in TEXTS.items())


def placeholders(text):
    return Counter((name, form) for _, name, form, _ in string.Formatter().parse(text) if name is not None)


def test_placeholders_agree():
    assert [pair for pair in PAIRS if placeholders(pair[0]) != placeholders(pair[1])] == []


def test_mnemonics_agree():
    """A Korean menu text names the same letter in brackets."""

    def letters(text):
        return [letter.lower() for letter in re.findall(r"&(\w)", text)]

    assert [pair for pair in PAIRS if letters(pair[0]) != letters(pair[1])] == []
    assert [text for _, text in PAIRS if letters(text) and not re.search(r"\(&\w\)(\.\.\.)?$", text)] == []


def test_lines_and_dots_agree():
    assert [pair for pair in PAIRS if pair[0].count("\n") != pair[1].count("\n")] == []
    assert [pair for pair in PAIRS if pair[0].endswith("...") != pair[1].endswith("...")] == []
    assert [pair for pair in PAIRS if pair[0].endswith(".") != pair[1].endswith(".")] == []


def test_texts_are_written_out_where_they_are_translated():
    """`lupdate` sees literals only, and files `tr` of another object under a context that is never looked up."""
    wrong = []
    for path in sorted((ROOT / "playground" / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            name, owner = node.func.attr, ast.unparse(node.func.value)
            literal = all(isinstance(part, ast.Constant) for part in node.args)
            if name == "tr" and (owner != "self" or not literal or len(node.args) != 1):
                wrong.append(f"{path.name}:{node.lineno}")
            computed = {"texts.py"}  # looks up what is collected from the tables
            if name == "translate" and owner == "QCoreApplication" and not literal and path.name not in computed:
                wrong.append(f"{path.name}:{node.lineno}")
    assert wrong == []


# --- sentences from below the window --------------------------------------------------------------------------------


def english(text):
    """The words that nobody has translated."""
    return {word for word in re.findall(r"[A-Za-z]{3,}", text) if word not in NAMES}


def test_a_sentence_is_translated_with_what_it_is_made_of(korean):
    inner = sentence("Output")
    outer = Divergence(inner, 7, "loss").message
    assert outer == "The loss of Output became infinite in step 7: the learning rate is probably too large."
    assert tr_sentence(outer) == "스텝 7에서 출력층의 손실 값이 무한대가 되었습니다. 학습률이 너무 큰 듯합니다."
    assert tr_sentence("spiral.json") == "spiral.json"


def test_only_titles_are_looked_up_in_the_tables(korean):
    """A file, a column or a class that a person called "Noise" keeps its name."""
    assert tr_sentence(sentence("{first} or {last}", first=Title("Noise"), last="Noise")) == "노이즈 또는 Noise"


def test_sentences_are_english_without_a_translation(qapp):
    message = Divergence(sentence("Output"), 7, "loss").message
    assert tr_sentence(message) == message


def test_problems_and_marks_speak_korean(korean, spiral):
    line = replace(spiral, data=replace(spiral.data, dataset=Sine()))
    features = replace(spiral, data=replace(spiral.data, features=()))
    slower = replace(spiral, training=replace(spiral.training, optimizer=SGD()))
    texts = [problem.message for spec in (line, features) for problem in validate(spec)]
    texts.append(describe_change(spiral, slower))
    assert len(texts) == 3
    for text in map(tr_sentence, texts):
        assert HANGUL.search(text), text
        assert english(text) == set()


def test_marks_of_a_saved_session_speak_korean(korean, spiral):
    training = build(spiral)
    training.step()
    training.apply(replace(spiral, training=replace(spiral.training, optimizer=SGD(0.5), batch_size=7)))
    session = parse_session(format_session(Session(training.spec, capture(training))))
    mark = session.state.facts.marks[0].mark()
    assert mark.text == f"Optimizer Adam → SGD, Batch size {spiral.training.batch_size} → 7"
    assert tr_sentence(mark.text) == f"옵티마이저 Adam → SGD, 배치 크기 {spiral.training.batch_size} → 7"
    older = replace(session.state.facts.marks[0], made=None)
    assert tr_sentence(older.mark().text) == mark.text


BAD = (
    "[1",
    '{"format": "x"}',
    '{"format": "nn-playground-preset", "version": 99}',
    '{"format": "nn-playground-preset", "version": 1, "trainig": {}}',
    '{"format": "nn-playground-preset", "version": 1, "data": {"dataset": "spirals"}}',
    '{"format": "nn-playground-preset", "version": 1, "training": {"epochs": 0}}',
    '{"format": "nn-playground-preset", "version": 1, "training": {"early_stopping": 3}}',
)


@pytest.mark.parametrize("text", BAD)
def test_a_refused_preset_is_explained_in_korean(korean, text):
    with pytest.raises(PresetError) as caught:
        parse_preset(text)
    said = tr_error(caught.value)
    assert HANGUL.search(said)
    assert said.endswith(".")
    assert not re.search(r"\b(must|is|not|the|of|choose|from)\b", said)


def test_a_failed_save_is_explained_in_korean(korean, tmp_path):
    path = tmp_path / "none" / "x.json"
    with pytest.raises(OSError, match="Cannot save") as caught:
        dump_preset(ExperimentSpec(), path)
    assert tr_error(caught.value) == f"{path} 파일을 저장할 수 없습니다: 파일이나 폴더가 없습니다."


# --- the window -----------------------------------------------------------------------------------------------------


def test_menus_speak_korean(korean_window):
    menus = [action.text() for action in korean_window.menuBar().actions()]
    assert menus == ["파일(&F)", "편집(&E)", "보기(&V)", "학습(&T)", "도움말(&H)"]
    actions = korean_window.actions_
    for entry in actions.commands():
        action = actions[entry.key]
        if not entry.key.startswith("language_"):
            assert HANGUL.search(action.text()), entry.key
            assert english(without_mnemonic(action.text())) == set(), entry.key
        assert english(action.statusTip()) == set(), entry.key


def test_letters_of_a_menu_are_unique(korean_window):
    for key, menu in korean_window.actions_.menus.items():
        letters = [letter.lower() for action in menu.actions() for letter in re.findall(r"&(\w)", action.text())]
        assert len(set(letters)) == len(letters), key


def test_presets_speak_korean(korean_window):
    menu = korean_window.actions_.menus["presets"]
    menu.aboutToShow.emit()
    assert all(HANGUL.search(group.text()) for group in menu.actions())
    actions = [action for group in menu.actions() for action in group.menu().actions()]
    tips = {action.data(): (action.text(), action.toolTip()) for action in actions}
    assert tips["early-stopping"][0] == "조기 종료"
    assert all(HANGUL.search(tip) for _, tip in tips.values())


def visible_texts(window):
    """Texts, tips and choices of everything that can be seen."""
    for kind in (QLabel, QAbstractButton, QComboBox):
        for widget in window.findChildren(kind):
            if widget.isVisible():
                yield widget.toolTip().splitlines()[0] if widget.toolTip() else ""
                yield widget.accessibleName()
                if isinstance(widget, QComboBox):
                    yield from (widget.itemText(row) for row in range(widget.count()))
                else:
                    yield widget.text()


@pytest.mark.parametrize("page", ["nothing", "layer", "output", "training"])
def test_no_english_word_can_be_seen(korean_window, page):
    select(korean_window, page)
    known = set(TEXTS.values())  # names that the translation leaves as they are
    words = [text for text in visible_texts(korean_window) if english(text) and text not in known]
    assert words == []


def select(window, page):
    window.network.select({"layer": 0, "output": "output"}.get(page))
    window.inspector.tabs.setCurrentIndex(1 if page == "training" else 0)


def test_combo_boxes_and_titles_speak_korean(korean_window):
    combos = [combo for combo in korean_window.findChildren(QComboBox) if combo.isVisible()]
    assert "모멘텀" in [combo.itemText(row) for combo in combos for row in range(combo.count())]
    assert korean_window.docks.docks["loss"].windowTitle() == "손실"
    assert korean_window.status.text.startswith("준비됨")
    select(korean_window, "layer")
    assert korean_window.inspector.tabs.tabText(0) == "밀집층 1"


def test_shortcut_sheet_shows_names_without_letters(korean_window):
    sheet = ShortcutSheet(korean_window.actions_.entries, korean_window)
    names = [sheet.table.item(row, 1).text() for row in range(sheet.table.rowCount())]
    assert "열기" in names
    assert not [name for name in names if "&" in name or "(" in name]
    sheet.deleteLater()


def clipped(window):
    """Labels and buttons of one line that have less room than their text needs."""
    for kind in (QLabel, QAbstractButton):
        for widget in window.findChildren(kind):
            own = isinstance(widget, SummaryLabel | DataTile)  # cut or wrap their text themselves
            wraps = isinstance(widget, QLabel) and widget.wordWrap()
            one_line = widget.isVisible() and bool(widget.text()) and not own and not wraps
            if one_line and widget.sizeHint().width() > widget.width():
                yield widget.text(), widget.sizeHint().width(), widget.width()


PRESETS = ("spiral", "softmax-iris", "linear-regression", "breast-cancer", "digits-dropout", "early-stopping")


@pytest.mark.parametrize("name", PRESETS)
def test_nothing_is_clipped_in_a_small_window(korean, open_window, qtbot, name):
    window = open_window(load_preset(name))
    window.resize(1280, 720)
    for page in ("nothing", "output", "training"):
        select(window, page)
        qtbot.waitUntil(lambda: window.width() == 1280)
        assert list(clipped(window)) == [], page


def test_an_unknown_language_is_english(qapp):
    languages.install(qapp, "xx")
    assert languages.language_in_use() == "en"
    assert languages.available("ko")
    assert not languages.available("xx")


def test_the_window_says_that_another_language_needs_a_start(open_window, spiral):
    window = open_window(spiral)
    window.actions_["language_ko"].trigger()
    assert window.settings.choice("language", tuple(languages.LANGUAGES)) == "ko"
    assert window.status.currentMessage() == "The language changes at the next start."


def test_class_names_are_translated_for_every_number_of_arms(korean):
    assert tr_data(Spiral(arms=5), "Arm 5") == "팔 5"
    assert tr_data(Spiral(), "Noise") == "Noise", "a name that is none of its own"


def test_tips_are_wrapped_by_columns():
    """A Korean letter is twice as wide as a Latin one, and words stay whole."""
    assert [len(line) for line in wrap("nine-words " * 9).splitlines()] == [54, 43]
    assert [len(line) for line in wrap("초승달 " * 20).splitlines()] == [35, 35, 7]
    assert wrap("a\n\nb") == "a\n\nb"
