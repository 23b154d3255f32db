"""Where the program keeps what belongs to a person: the settings, and what it must remember for itself."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from playground.ui.settings import NAME


@dataclass(frozen=True)
class Folders:
    """`settings`: the settings file, None for the platform's own. `data`: the folder of copies and logs."""

    settings: Path | None
    data: Path

    @property
    def recovery(self) -> Path:
        """Copies of unsaved work."""
        return self.data / "recovery"

    @property
    def logs(self) -> Path:
        """Log files."""
        return self.data / "logs"


def folders(config: Path | None = None) -> Folders:
    """The platform's places, or everything in one folder; the application must have its name already."""
    if config is not None:
        return Folders(config / f"{NAME}.ini", config)
    return Folders(None, Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)))
