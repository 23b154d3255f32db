"""Which signal of the window's parts goes to which other part, one function per concern."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from playground.ui.main_window import MainWindow

QUEUED = Qt.ConnectionType.QueuedConnection
"""For a wish that is made while a frame is being shown: it is met after that."""


def connect_parts(window: "MainWindow") -> None:
    """Join the parts of a window that is otherwise complete."""
    for connect in (
        _connect_edits,
        _connect_frames,
        _connect_wishes,
        _connect_runs,
        _connect_pictures,
        _connect_words,
        _connect_commands,
    ):
        connect(window)


def _connect_edits(window: "MainWindow") -> None:
    """What changes the experiment goes to the document."""
    for part in (*window.panels, window.bar.settings):
        part.edited.connect(window.document.edit)
    window.data.importRequested.connect(window.importing.ask)
    window.importing.imported.connect(window.data.take)


def _connect_frames(window: "MainWindow") -> None:
    """What the training has come to, as text; the pump shows the pictures itself."""
    for part in (window.transport, window.data, window.inspector):
        window.pump.told.connect(part.show_frame)
    window.pump.told.connect(window.document.follow)
    window.pump.toldSlowly.connect(window.status.show_frame)
    window.document.loaded.connect(window.status.begin)
    for stateful in (window.network, window.output.fit.spread, window.status):
        window.runner.stateChanged.connect(stateful.show_state)


def _connect_wishes(window: "MainWindow") -> None:
    """Who can see other things than before, or wants to, asks for another frame."""
    look_again = window.pump.look_again
    window.docks.shownChanged.connect(look_again)
    window.spotlight.changed.connect(look_again)
    for view in (window.network, window.output, window.inspector.layer.time):
        view.asked.connect(look_again, QUEUED)


def _connect_runs(window: "MainWindow") -> None:
    """Runs that end are offered to those that are kept."""
    window.runner.ended.connect(window.keeping.take_ended)
    window.runs.actions_.failed.connect(window.banners.show_problem)


def _connect_pictures(window: "MainWindow") -> None:
    """Where a plot wants to be, and which picture or code is to be saved."""
    for plot in window.plots:
        plot.placeRequested.connect(window.spotlight.place)
    window.runs.placeRequested.connect(window.spotlight.place)
    for picture in (*window.pictured.values(), window.inspector.layer.time):
        picture.exportRequested.connect(window.pictures.export_plot)
    window.network.header.code.chosen.connect(window.exporting.open)


def _connect_words(window: "MainWindow") -> None:
    """Lines for the status bar."""
    for speaker in (
        window.network,
        window.files,
        window.importing,
        window.dropping,
        window.pictures,
        window.reports,
        window.sharing,
        window.exporting,
        window.studies,
        window.appearance,
        window.keeping,
        window.runs.actions_,
    ):
        speaker.said.connect(window.status.say)


def _connect_commands(window: "MainWindow") -> None:
    """What happens when an action is triggered whose part does not say so itself."""
    window.actions_.connect(
        {
            "new": window.files.new,
            "open": window.files.open,
            "import_file": window.importing.ask,
            "import_folder": window.importing.ask_folder,
            "save": window.files.save,
            "save_as": window.files.save_as,
            "screenshot": window.pictures.export_window,
            "copy_window": window.pictures.copy_window,
            "quit": window.close,
            "report": window.reports.export,
            "animation": window.studies.open_animation,
            "range_test": window.studies.open_range,
            "committee": window.studies.open_committee,
            "snapshot": window.keeping.snapshot,
            "runs": lambda: window.spotlight.place(window.runs, "window"),
            "copy_link": window.sharing.copy_link,
            "copy_text": window.sharing.copy_text,
            "paste_preset": window.sharing.paste,
            "restore_layout": window.spotlight.bring_back,
        }
    )
