"""Where the files in `resources/` are: inside the installed package, or beside it in a checkout."""

from functools import cache
from pathlib import Path

import playground


@cache
def resource_folder(name: str) -> Path:
    """The folder `resources/<name>`."""
    package = Path(playground.__file__).parent
    inside = package / "resources" / name
    return inside if inside.is_dir() else package.parent / "resources" / name
