"""Where the bundled resources are: presets, icons, translations and data.

In an installed wheel the folder `playground/resources/` lies beside this module. It is no package, so `import
playground.resources` finds this file. In a checkout and in an editable install it is the top-level `resources/`.
"""

from functools import cache
from pathlib import Path


@cache
def resource_root() -> Path:
    """The folder of the bundled resources; `FileNotFoundError` if the installation lost it."""
    package = Path(__file__).resolve().parent
    for folder in (package / "resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("The folder resources/ of Neural Network Playground was not found; reinstall the package.")
