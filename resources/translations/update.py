"""Collect every text a person can see, keep what is translated, and compile it: python resources/translations/update.py

A tool for developers, to be run in the project's environment. `lupdate` finds the texts in playground/ui; those of the
family tables (context Registry), the shipped presets (Presets) and the sentences from below the window (Sentences) are
added. In the .ts files new texts are left unfinished, and texts that no longer exist are dropped; `lrelease` makes the
.qm files. Texts are translated in the .ts file, by hand or in Qt Linguist.
"""

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import PySide6

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
PACKAGE = ROOT / "playground"
LANGUAGES = ("ko",)

Texts = dict[tuple[str, str], str]
"""Translations by context and source text; empty where there is none yet."""


def main() -> int:
    """Bring the files of all languages up to date; 1 if a text is not translated."""
    missing = 0
    for code in LANGUAGES:
        path = FOLDER / f"playground_{code}.ts"
        old = read(path) if path.is_file() else {}
        texts = {key: old.get(key, "") for key in extract()}
        path.write_text(layout(texts, code), encoding="utf-8")
        compile_texts(path, path.with_suffix(".qm"))
        unfinished = [f"  {context}: {source}\n" for (context, source), text in texts.items() if not text]
        sys.stdout.write(f"{path.name}: {len(texts)} texts, {len(unfinished)} not translated\n" + "".join(unfinished))
        missing += len(unfinished)
    return 1 if missing else 0


def extract() -> list[tuple[str, str]]:
    """Every text of the program with its context, sorted by context."""
    from playground.ui.texts import preset_strings, registry_strings

    found = window_texts()
    found += [("Registry", text) for text in registry_strings()]
    found += [("Presets", text) for text in preset_strings()]
    found += [("Sentences", text) for text in sentence_templates()]
    return sorted(dict.fromkeys(found), key=lambda key: key[0])


def window_texts() -> list[tuple[str, str]]:
    """What `lupdate` finds in the window's source."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (PACKAGE / "ui").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "found.ts"
        options = ["-silent", "-locations", "none", "-source-language", "en", "-target-language", "en"]
        subprocess.run([tool("lupdate"), *sources, *options, "-ts", str(path)], cwd=ROOT, check=True)
        return list(read(path))


def sentence_templates() -> Iterator[str]:
    """The templates of all calls of `sentence`, in all of the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sentence":
                template = ast.literal_eval(node.args[0])
                assert isinstance(template, str), f"{path}:{node.lineno}: the template must be a text"
                yield template


def read(path: Path) -> Texts:
    """The texts of a .ts file; unfinished translations count as none."""
    texts: Texts = {}
    for context in ElementTree.parse(path).getroot().iterfind("context"):
        name = context.findtext("name", "")
        for message in context.iterfind("message"):
            translation = message.find("translation")
            finished = translation is not None and translation.get("type") is None
            texts[name, message.findtext("source", "")] = (translation.text or "") if finished else ""
    return texts


def layout(texts: Texts, code: str) -> str:
    """The text of a .ts file, without locations: it does not change when a line moves."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{code}" sourcelanguage="en">')
    for name in dict.fromkeys(context for context, _ in texts):
        lines += ["<context>", f"    <name>{escape(name)}</name>"]
        for (context, source), text in texts.items():
            if context == name:
                mark = "" if text else ' type="unfinished"'
                lines += [
                    "    <message>",
                    f"        <source>{escape(source)}</source>",
                    f"        <translation{mark}>{escape(text)}</translation>",
                    "    </message>",
                ]
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def compile_texts(source: Path, target: Path) -> None:
    """Make a .qm file of a .ts file. It takes the old one's place in one move: a window may be reading that."""
    made = target.with_suffix(".new")
    subprocess.run([tool("lrelease"), "-silent", str(source), "-qm", str(made)], check=True)
    made.replace(target)


def tool(name: str) -> str:
    """A tool of Qt's that comes with PySide6."""
    folder = Path(PySide6.__file__).parent
    return str(folder / f"{name}.exe" if sys.platform == "win32" else folder / name)


if __name__ == "__main__":
    raise SystemExit(main())
