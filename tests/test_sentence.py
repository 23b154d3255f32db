"""Sentences are plain text that remembers how it was made."""

import copy

from playground.sentence import joined, recognized, sentence


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
