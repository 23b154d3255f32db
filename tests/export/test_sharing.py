"""Links and texts: what comes back is what was sent, whatever chats do to it; what is bad is one sentence."""

import base64
import contextlib
import json
import re
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.data.files.table import Table
from playground.data.spec import DataSpec
from playground.experiment import ExperimentSpec, PresetError, format_preset, load_preset, preset_names
from playground.export.sharing import files_needed, from_text, to_link, to_text

SPEC = load_preset("xor")
LINK = re.compile(r"nnplayground:[A-Za-z0-9_-]+")


def link_of(data: bytes, version: int = 1) -> str:
    return "nnplayground:" + base64.urlsafe_b64encode(bytes([version]) + data).decode().rstrip("=")


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_comes_back(name):
    spec = load_preset(name)
    link = to_link(spec)
    assert LINK.fullmatch(link)
    assert len(link) < 1000
    assert from_text(link) == spec
    assert from_text(to_text(spec)) == spec
    assert from_text(format_preset(spec)) == spec


def test_a_link_is_the_packed_preset():
    spec = load_preset("xor")
    letters = to_link(spec).removeprefix("nnplayground:")
    data = base64.b64decode(letters.replace("-", "+").replace("_", "/") + "==")
    assert data[0] == 1
    assert json.loads(zlib.decompress(data[1:])) == json.loads(format_preset(spec))


@pytest.mark.parametrize(
    "around",
    [
        "Look: {link} and tell me",
        "<{link}>",
        "[mine]({link})",
        "see\n\n{link}\n-- \nregards",
        "{link}.",
        "{link} nnplayground:AAAA",
    ],
)
def test_words_around_a_link_do_no_harm(around):
    for name in preset_names()[:6]:
        spec = load_preset(name)
        assert from_text(around.format(link=to_link(spec))) == spec


def test_a_link_wrapped_by_a_mail_program():
    spec = load_preset("spiral")
    link = to_link(spec)
    wrapped = "\r\n".join(link[start : start + 76] for start in range(0, len(link), 76))
    assert from_text(f"here:\n{wrapped}\n\nbye") == spec
    quoted = "> > here: " + wrapped.replace("\r\n", "\n> > ") + "\n> regards"
    assert from_text(quoted) == spec


@pytest.mark.parametrize(
    "around",
    ["{text}", "Try this:\n```json\n{text}```\nok?", "> {quoted}", "Hi {{all}}!\n{text}\n{{bye}}"],
)
def test_words_and_fences_around_a_text_do_no_harm(around):
    spec = load_preset("digits-cnn")
    text = to_text(spec)
    quoted = text.replace("\n", "\n> ")
    assert from_text(around.format(text=text, quoted=quoted)) == spec


def test_what_chats_do_to_a_text_is_mended():
    spec = load_preset("softmax-iris")
    text = to_text(spec)
    curled = re.sub(r'"([^"]*)"', "\u201c\\1\u201d", text).replace("  ", "\u00a0 ")
    assert from_text(curled) == spec
    wrapped = re.sub(r"(.{30}\S*) ", r"\1\n", text)  # at blanks, also inside the description
    assert from_text(wrapped) == spec


def test_curled_quotes_that_belong_there_stay():
    spec = ExperimentSpec(name="\u201cMine\u201d")
    assert from_text(to_text(spec)).name == "\u201cMine\u201d"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "There is no experiment in this text"),
        ("hello", "There is no experiment in this text"),
        ("nnplayground:", "damaged or incomplete"),
        ("nnplayground:!!!", "damaged or incomplete"),
        ("nnplayground:AXja", "damaged or incomplete"),
        (to_link(load_preset("xor"))[:-30], "damaged or incomplete"),
        (to_link(load_preset("xor")).replace("e", "f", 3), "damaged or incomplete"),
        (link_of(zlib.compress(b"{}"), version=2), "newer version"),
        (link_of(zlib.compress(b"{}")), "This is not a preset"),
        (link_of(zlib.compress(b"[" * 900 + b"]" * 900)), "nested too deeply"),
        (link_of(zlib.compress(b" " * 1_000_001)), "too large"),
        ("{" * 10, "This is not JSON"),
        ("{} " * 2_000_000, "The text is too long"),
    ],
)
def test_bad_texts_are_one_sentence(text, says):
    with pytest.raises(PresetError, match=re.escape(says)):
        from_text(text)


def test_a_bomb_is_refused_without_being_unpacked():
    """A link of some kilobytes that would unpack to 50 MB: never more than the limit is made of it."""
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(10_000_000)) for _ in range(5)) + packer.flush()
    with pytest.raises(PresetError, match="too large"):
        from_text(link_of(bomb))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_happens_to_a_link_or_a_text_it_is_read_or_refused_in_a_sentence(data):
    source = data.draw(st.sampled_from([to_link(SPEC), to_text(SPEC), format_preset(SPEC)]))
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, min(start + 20, len(source))))
    damaged = source[:start] + data.draw(st.text(max_size=20)) + source[end:]
    with contextlib.suppress(PresetError):
        assert isinstance(from_text(damaged), ExperimentSpec)


def test_too_large_an_experiment_is_not_shared():
    dataset = Table(path="x.csv", inputs=tuple(f"{number:020}" for number in range(60_000)), target="y")
    with pytest.raises(PresetError, match="too large to be shared"):
        to_link(ExperimentSpec(data=DataSpec(dataset=dataset)))


def test_files_that_the_other_needs_are_named():
    spec = ExperimentSpec(data=DataSpec(dataset=Table(path="/home/me/flowers.csv", inputs=("a",), target="b")))
    assert files_needed(spec) == ("flowers.csv",)
    assert files_needed(load_preset("spiral")) == ()
