"""Resources are found in a checkout and beside an installed package."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import playground.resources
from playground.resources import resource_root


def test_resources_of_the_checkout():
    root = resource_root()
    assert (root / "data" / "iris.csv").is_file()
    readme = (root / "data" / "README.md").read_text(encoding="utf-8")
    files = {item.name for item in (root / "data").iterdir()} - {"README.md"}
    assert all(f"`{name}`" in readme for name in files), "every bundled file has its source and licence"


@pytest.mark.parametrize("layout", ["playground/resources", "resources"])
def test_resources_of_a_wheel_and_of_a_checkout(tmp_path, layout):
    (tmp_path / "playground").mkdir()
    (tmp_path / "playground" / "__init__.py").touch()
    shutil.copy(playground.resources.__file__, tmp_path / "playground")
    (tmp_path / layout).mkdir()
    (tmp_path / layout / "mark").touch()
    code = "from playground.resources import resource_root; print(resource_root())"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60
    )
    assert Path(result.stdout.strip()).samefile(tmp_path / layout)
