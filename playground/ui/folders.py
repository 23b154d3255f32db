"""Where the program keeps what belongs to a person: the settings, and what it must remember for itself."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from playground.ui.settings import settings_path


@dataclass(frozen=True)
class Folders:
    """`settings`: the settings file. `data`: the folder of copies and logs."""

    settings: Path
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
        return Folders(settings_path(config), config)
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Folders(settings_path(), Path(data))
