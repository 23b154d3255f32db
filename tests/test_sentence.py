"""Sentences are plain text that remembers how it was made."""

import copy
import json

import pytest

from playground.sentence import Sentence, Title, joined, packed, recognized, sentence, unpacked


def test_a_sentence_is_its_english_text():
    made = sentence("The {quantity} is {value:.3g}.", quantity="loss", value=0.123456)
    assert made == "The loss is 0.123."
    assert made.template == "The {quantity} is {value:.3g}."
    assert made.values == {"quantity": "loss", "value": 0.123456}


def test_texts_are_joined_as_parts():
    inner = sentence("on")
    made = joined(["a {brace}", inner])
    assert made == "a {brace}, on"
    assert list(made.values.values()) == ["a {brace}", inner]
    assert joined([]) == ""


def test_a_value_is_never_read_as_a_template():
    assert sentence("{path} is no file", path="{0}") == "{0} is no file"


def test_known_words_are_recognized():
    known = (sentence("No such file"), sentence("Disk full"))
    assert recognized("Disk full", known) is known[1]
    assert recognized("Something else", known) == "Something else"


def test_a_copy_remembers_too():
    made = copy.deepcopy(sentence("{n} epochs", n=3))
    assert (made, made.template, made.values) == ("3 epochs", "{n} epochs", {"n": 3})


def test_a_packed_sentence_comes_back_with_what_it_is_made_of():
    made = joined([sentence("{setting} {before} → {n}", setting=Title("Units"), before=sentence("off"), n=3), "own {"])
    again = unpacked(json.loads(json.dumps(packed(made))), str(made))
    assert again == "Units off → 3, own {"
    first, second = again.values.values()
    assert (first.template, first.values) == ("{setting} {before} → {n}", {"setting": "Units", "before": "off", "n": 3})
    assert [type(first.values[name]) for name in ("setting", "before", "n")] == [Title, Sentence, int]
    assert (second, type(second)) == ("own {", str)


DEEP = {"template": "{a}", "values": {"a": "x"}}
for _ in range(20):
    DEEP = {"template": "{a}", "values": {"a": DEEP}}


@pytest.mark.parametrize(
    "made",
    [
        None,
        {},
        {"template": "another text", "values": {}},
        {"template": "{a:>99999999999}", "values": {"a": "x"}},
        {"template": "{a.__class__}", "values": {"a": "x"}},
        {"template": "{b}", "values": {"a": "x"}},
        {"template": "{}", "values": {"a": "x"}},
        {"template": 7, "values": {"a": "x"}},
        {"template": "x", "values": ["a"]},
        DEEP,
    ],
)
def test_what_cannot_have_made_the_text_is_left_aside(made):
    assert unpacked(made, "x") == "x"
    assert type(unpacked(made, "x")) is str
