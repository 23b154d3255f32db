"""Where the bundled resources are: presets, icons, translations and data.

In an installed wheel the folder `playground/resources/` lies beside this module. It is no package, so `import
playground.resources` finds this file. In a checkout and in an editable install it is the top-level `resources/`.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def resource_root() -> Traversable:
    """The folder of the bundled resources; `FileNotFoundError` if the installation lost it."""
    inside = files("playground") / "resources"
    if inside.is_dir():
        return inside
    beside = Path(__file__).resolve().parent.parent / "resources"
    if beside.is_dir():
        return beside
    raise FileNotFoundError("The folder resources/ of Neural Network Playground was not found; reinstall the package.")
