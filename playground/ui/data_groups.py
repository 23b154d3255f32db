"""The data sets in groups, as the gallery and the menu of presets show them."""

from PySide6.QtCore import QCoreApplication

from playground.data.files.source import FileSource
from playground.data.source import DataSource

FILES = "files"
"""The group of what was imported."""


def group_of(dataset: type[DataSource]) -> str:
    """The key of a data set's group; a new data set finds its group by its own properties."""
    if issubclass(dataset, FileSource):
        return FILES
    if dataset.train_only:
        return "gates"
    if dataset.task == "regression":
        return "regression"
    return "classes" if len(dataset().inputs) == 2 else "real"


def group_titles() -> dict[str, str]:
    """The titles of the groups by key, in order, in the language of the window."""
    return {
        "classes": QCoreApplication.translate("DataGallery", "Classes"),
        "regression": QCoreApplication.translate("DataGallery", "Regression"),
        "real": QCoreApplication.translate("DataGallery", "Real data"),
        "gates": QCoreApplication.translate("DataGallery", "Gates"),
        FILES: QCoreApplication.translate("DataGallery", "Files"),
    }
