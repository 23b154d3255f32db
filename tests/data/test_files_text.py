"""Texts read in blocks: lines and wrong bytes are those of the whole."""

import io

import pytest

from playground.data.files import text as texts
from playground.data.files.errors import DataError


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("size", [1, 2, 3, 5, 64])
def test_lines_made_in_blocks_are_those_of_the_whole_text(monkeypatch, size, end):
    """As `io.StringIO` without translation makes them, wherever a block ends."""
    monkeypatch.setattr(texts, "BLOCK", size)
    for content in (f"a,b{end}1,2{end}", f"a{end}{end}b", f"a\u2028b\x0c{end}c", end, "가,나"):
        lines = texts.Lines(content)
        assert [line for line in lines if line] == list(io.StringIO(content, newline=""))
        assert lines.done == 1


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_decoding_in_blocks_names_the_same_byte(monkeypatch, tmp_path, size):
    monkeypatch.setattr(texts, "BLOCK", size)
    content = "가나,다라\n".encode()
    assert texts.decode(tmp_path, content, "utf-8") == "가나,다라\n"
    with pytest.raises(DataError, match="byte 8 is not utf-8 text"):
        texts.decode(tmp_path, content[:7] + b"\xff" + content[7:], "utf-8")
