"""Takes the pictures of README.md anew: runs its `screenshot` lines, then makes the files small where ImageMagick is.

    python resources/screenshots/update.py

A picture keeps the experiment it carries, so that dropping it on the window opens that.
"""

import io
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from playground.export.png import read_texts, with_texts

ROOT = Path(__file__).resolve().parents[2]
COLOURS = 128


def main() -> None:
    """Take every picture of README.md that stands in this folder."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for line in re.findall(r"^nn-playground (screenshot .* resources/screenshots/.*)$", text, re.MULTILINE):
        words = shlex.split(line)
        subprocess.run([sys.executable, "-m", "playground", *words], cwd=ROOT, check=True)
        shrink(ROOT / words[-1])


def shrink(path: Path) -> None:
    """Reduce the colours to a palette; needs ImageMagick and does nothing without it."""
    program = shutil.which("magick") or shutil.which("convert")
    if program is None:
        return
    before = path.read_bytes()
    command = [program, "png:-", "-dither", "None", "-colors", str(COLOURS), "-strip", "png:-"]
    small = subprocess.run(command, input=before, capture_output=True, check=True).stdout
    path.write_bytes(with_texts(small, read_texts(io.BytesIO(before))))


if __name__ == "__main__":
    main()
