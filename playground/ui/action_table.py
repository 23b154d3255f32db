"""Everything a person can ask of the window, as one table: the menus, shortcuts, tips and the shortcut sheet."""

from dataclasses import replace

from PySide6.QtCore import QObject

from playground.ui.menu_entry import Entry


class ActionTable(QObject):
    """Makes the table in the language in use."""

    def entries(self) -> tuple[Entry, ...]:
        """All entries menu by menu; a menu comes after the entry that it opens from."""
        menus = {
            "": self._bar(),
            "file": self._file(),
            "import": self._import(),
            "export": self._export(),
            "edit": (*self._undoing(), *self._sharing(), *self._preferring()),
            "view": self._view(),
            "theme": self._theme(),
            "language": self._language(),
            "train": (*self._running(), *self._beginning(), *self._comparing()),
            "help": self._help(),
        }
        return tuple(replace(entry, menu=menu) for menu, rows in menus.items() for entry in rows)

    def _bar(self) -> tuple[Entry, ...]:
        return (
            Entry("file", self.tr("&File"), submenu=True),
            Entry("edit", self.tr("&Edit"), submenu=True),
            Entry("view", self.tr("&View"), submenu=True),
            Entry("train", self.tr("&Train"), submenu=True),
            Entry("help", self.tr("&Help"), submenu=True),
        )

    def _file(self) -> tuple[Entry, ...]:
        return (
            Entry("new", self.tr("&New"), self.tr("Start an experiment with one small layer."), ("Ctrl+N",)),
            Entry(
                "open",
                self.tr("&Open..."),
                self.tr("Open a preset, a session, or a picture exported by this program."),
                ("Ctrl+O",),
                icon="open",
            ),
            Entry("presets", self.tr("&Presets"), submenu=True),
            Entry("recent", self.tr("&Recent files"), submenu=True),
            Entry("import", self.tr("&Import data"), submenu=True),
            Entry(
                "save",
                self.tr("&Save"),
                self.tr("Save the experiment: what to do as a preset, or with weights and curves as a session."),
                ("Ctrl+S",),
                icon="save",
                line=True,
            ),
            Entry("save_as", self.tr("Save &as..."), self.tr("Save under another name."), ("Ctrl+Shift+S",)),
            Entry(
                "screenshot",
                self.tr("&Export screenshot..."),
                self.tr("Save a picture of the whole window as PNG or SVG."),
                ("Ctrl+E",),
                icon="screenshot",
                line=True,
            ),
            Entry(
                "copy_window",
                self.tr("&Copy window picture"),
                self.tr("Copy a picture of the whole window to the clipboard."),
                ("Ctrl+Shift+C",),
                icon="copy",
            ),
            Entry("export_plot", self.tr("Export p&lot"), submenu=True),
            Entry("export", self.tr("E&xport"), submenu=True),
            Entry("quit", self.tr("&Quit"), self.tr("Close the program."), ("Ctrl+Q",), line=True),
        )

    def _import(self) -> tuple[Entry, ...]:
        return (
            Entry(
                "import_file",
                self.tr("&File..."),
                self.tr("A table, NumPy arrays, MNIST or CIFAR-10; they can also be dropped on the window."),
            ),
            Entry(
                "import_folder",
                self.tr("Fol&der..."),
                self.tr("A folder of pictures with a sub-folder for each class, or one with MNIST or CIFAR-10."),
            ),
        )

    def _export(self) -> tuple[Entry, ...]:
        return (
            Entry(
                "report",
                self.tr("&Report..."),
                self.tr("Write settings, curves, network and results on one page: HTML or PDF."),
            ),
            Entry(
                "animation",
                self.tr("&Animation..."),
                self.tr("Make a film of the decision boundary while it is learnt: GIF, animated PNG or pictures."),
            ),
        )

    def _undoing(self) -> tuple[Entry, ...]:
        return (
            Entry("undo", self.tr("&Undo"), self.tr("Take back the last edit."), ("Ctrl+Z",), icon="undo"),
            Entry(
                "redo",
                self.tr("&Redo"),
                self.tr("Make the edit again that was taken back."),
                ("Ctrl+Shift+Z", "Ctrl+Y"),
                icon="redo",
            ),
            Entry(
                "history",
                self.tr("Edit &history"),
                self.tr("List all edits; go back to any of them, and forward again."),
                ("Ctrl+H",),
            ),
        )

    def _sharing(self) -> tuple[Entry, ...]:
        return (
            Entry(
                "copy_link",
                self.tr("Copy as &link"),
                self.tr("Copy the experiment as a link that opens it in this program."),
                line=True,
            ),
            Entry(
                "copy_text",
                self.tr("Copy as &text"),
                self.tr("Copy the experiment as text that can be read, sent in a chat and pasted."),
            ),
            Entry(
                "paste_preset",
                self.tr("&Paste preset"),
                self.tr("Open the experiment on the clipboard: a link, a text or a preset."),
                ("Ctrl+Shift+V",),
            ),
        )

    def _preferring(self) -> tuple[Entry, ...]:
        return (
            Entry(
                "keep_weights",
                self.tr("&Keep matching weights"),
                self.tr("When the network changes, keep the weights of the layers that still fit."),
                checkable=True,
                line=True,
            ),
            Entry(
                "preferences",
                self.tr("Pre&ferences..."),
                self.tr("Theme, language, refresh rate, threads, animation and autosave."),
                ("Ctrl+,",),
                icon="settings",
                line=True,
            ),
        )

    def _view(self) -> tuple[Entry, ...]:
        return (
            Entry("panels", self.tr("&Panels"), submenu=True),
            Entry(
                "restore_layout",
                self.tr("&Restore default layout"),
                self.tr("Show all panels where they were at the first start."),
            ),
            Entry("theme", self.tr("&Theme"), submenu=True, line=True),
            Entry("language", self.tr("L&anguage"), submenu=True),
            Entry(
                "full_screen",
                self.tr("&Full screen"),
                self.tr("Use the whole screen."),
                ("F11",),
                checkable=True,
                line=True,
            ),
        )

    def _theme(self) -> tuple[Entry, ...]:
        follow = self.tr("Use the light or the dark theme as the desktop does.")
        return (
            Entry("theme_system", self.tr("&System"), follow, checkable=True, group="theme"),
            Entry("theme_light", self.tr("&Light"), self.tr("Light theme."), checkable=True, group="theme"),
            Entry("theme_dark", self.tr("&Dark"), self.tr("Dark theme."), checkable=True, group="theme"),
        )

    def _language(self) -> tuple[Entry, ...]:
        return (
            Entry("language_en", "English", "English", checkable=True, group="language"),
            Entry("language_ko", "한국어", "한국어", checkable=True, group="language"),
        )

    def _running(self) -> tuple[Entry, ...]:
        return (
            Entry("run", self.tr("&Run"), self.tr("Train; press again to pause."), ("F5", "Ctrl+Return"), "run"),
            Entry("step", self.tr("&Step"), self.tr("Train one mini-batch, then pause."), ("F10",), "step"),
            Entry(
                "epoch",
                self.tr("Step &epoch"),
                self.tr("Train to the end of the epoch, then pause."),
                ("Shift+F10",),
                "step-epoch",
            ),
            Entry(
                "run_epochs",
                self.tr("Run &N epochs..."),
                self.tr("Train a number of epochs, then pause."),
                ("Ctrl+Shift+Return",),
            ),
            Entry(
                "stop",
                self.tr("St&op"),
                self.tr("Stop training. The weights and the curves are kept."),
                ("Shift+F5",),
                "stop",
            ),
        )

    def _beginning(self) -> tuple[Entry, ...]:
        return (
            Entry(
                "reset",
                self.tr("Rese&t"),
                self.tr("Back to the same initial weights; the curves start again."),
                ("Ctrl+R",),
                "reset",
                line=True,
            ),
            Entry(
                "new_weights",
                self.tr("New &weights"),
                self.tr("Start again with other initial weights: the next seed."),
                ("Ctrl+Shift+R",),
                "new-weights",
            ),
        )

    def _comparing(self) -> tuple[Entry, ...]:
        return (
            Entry(
                "snapshot",
                self.tr("Sn&apshot"),
                self.tr("Keep this run: its curves stay as grey lines, its settings can be compared."),
                ("Ctrl+K",),
                "snapshot",
            ),
            Entry(
                "runs",
                self.tr("Compare r&uns"),
                self.tr("Show the table of the runs that were kept in a window of its own."),
                ("Ctrl+Shift+K",),
            ),
            Entry(
                "restore",
                self.tr("Restore last &good epoch"),
                self.tr("After a divergence: back to the last good epoch with a smaller learning rate."),
            ),
            Entry(
                "range_test",
                self.tr("&Learning rate test..."),
                self.tr("Sweep the learning rate in one short run and suggest a value."),
                line=True,
            ),
            Entry(
                "committee",
                self.tr("&Cross-validation and ensembles..."),
                self.tr("Train several networks: on other parts of the data, or from other seeds."),
            ),
        )

    def _help(self) -> tuple[Entry, ...]:
        return (
            Entry("shortcuts", self.tr("&Keyboard shortcuts"), self.tr("List the keys of all commands."), ("Ctrl+/",)),
            Entry(
                "whats_this",
                self.tr("&What's this?"),
                self.tr("Then click on anything in the window to read what it does."),
                ("Shift+F1",),
            ),
            Entry("about", self.tr("&About"), self.tr("Versions and licences."), icon="info"),
        )
