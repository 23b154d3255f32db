"""An experiment as text that can be sent: a link, and a plain form for chats. Both are read back strictly."""

import base64
import json
import re
import zlib

from playground.data.files.source import FileSource
from playground.experiment.errors import PresetError
from playground.experiment.preset import format_preset, parse_preset
from playground.experiment.spec import ExperimentSpec
from playground.experiment.strict_json import SIZE_LIMIT, parse
from playground.sentence import sentence

SCHEME = "nnplayground:"
VERSION = 1
"""The first byte of a link's contents; the rest is the packed preset."""
TEXT_LIMIT = 4 * SIZE_LIMIT
"""Characters of a text in which an experiment is looked for."""
BEGIN, END = "[nn-playground preset]", "[end of preset]"

_QUOTED = re.compile(r"\n[> ]*>")
"""What mail programs put before the lines of an answer."""
_LETTERS = re.compile(r"[A-Za-z0-9_-]*")
_BETWEEN = re.compile(re.escape(BEGIN) + r"(.*?)" + re.escape(END), re.DOTALL | re.IGNORECASE)
_MENDED = str.maketrans(
    {**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("\u00a0\n\r\t", " "), **dict.fromkeys("\u200b\u2060\ufeff", "")}
)
"""What chats make of quotes, blanks and line ends, and what it was."""


def to_link(spec: ExperimentSpec) -> str:
    """The experiment as a link, as short as it can be."""
    plain = json.dumps(json.loads(format_preset(spec)), ensure_ascii=False, separators=(",", ":")).encode()
    if len(plain) > SIZE_LIMIT:
        raise PresetError(sentence("The experiment is too large to be shared: save it as a file."))
    packed = bytes([VERSION]) + zlib.compress(plain, 9)
    return SCHEME + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def to_text(spec: ExperimentSpec) -> str:
    """The experiment as text for people and for this program: the preset between two lines that mark it."""
    return f"{BEGIN}\n{format_preset(spec)}{END}\n"


def from_text(text: str) -> ExperimentSpec:
    """The experiment in a text: a link, the plain form or a bare preset, with whatever stands around it.

    `PresetError` with one sentence if there is none.
    """
    if len(text) > TEXT_LIMIT:
        raise PresetError(sentence("The text is too long: at most {size} kB are read.", size=TEXT_LIMIT // 1000))
    before, scheme, after = text.partition(SCHEME)
    marked = _BETWEEN.search(text)
    if scheme and marked is None and "{" not in before:
        return _from_link(after)
    body = marked.group(1) if marked else text
    if "{" not in body:
        raise PresetError(sentence("There is no experiment in this text: neither a link nor a preset."))
    return parse_preset(_json(body[body.index("{") : body.rfind("}") + 1]))


def files_needed(spec: ExperimentSpec) -> tuple[str, ...]:
    """The names of the files that the experiment reads, which no link or preset contains."""
    dataset = spec.data.dataset
    return tuple(path.name for path in dataset.paths) if isinstance(dataset, FileSource) else ()


def _json(text: str) -> str:
    """The text itself, or mended if that makes it JSON: chats curl quotes, wrap lines and quote them."""
    try:
        parse(text)
    except PresetError:
        mended = _QUOTED.sub("\n", text).translate(_MENDED)
        try:
            parse(mended)
        except PresetError:
            return text  # whose error names the right line
        return mended
    return text


def _from_link(after: str) -> ExperimentSpec:
    """The experiment in what stands behind the scheme.

    Blanks and marks of quoting are dropped, because mail and chats wrap long words; the packed data know their own end,
    so that words behind them do no harm.
    """
    match = _LETTERS.match("".join(_QUOTED.sub("\n", after).split()))
    letters = match.group() if match else ""
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    packed = base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
    if packed[:1] != bytes([VERSION]):
        if packed and packed[0] > VERSION:
            raise PresetError(sentence("The link was made by a newer version of the program."))
        raise PresetError(sentence("The link is damaged or incomplete."))
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(packed[1:], SIZE_LIMIT + 1)
    except zlib.error:
        raise PresetError(sentence("The link is damaged or incomplete.")) from None
    if len(plain) <= SIZE_LIMIT and not unpacker.eof:
        raise PresetError(sentence("The link is damaged or incomplete."))
    return parse_preset(plain)
