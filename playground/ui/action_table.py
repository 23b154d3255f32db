"""Everything a person can ask of the window, as one table: the menus, shortcuts, tips and the shortcut sheet."""

from dataclasses import dataclass

from PySide6.QtCore import QObject


@dataclass(frozen=True)
class Entry:
    """One line of a menu.

    `menu` is the key of the menu it stands in; `submenu` makes it a menu of its own with `key` as its key. `group`
    names a set of entries of which one is checked. `line` draws a line before it. `shortcuts` are in portable form.
    """

    key: str
    menu: str
    text: str
    tip: str = ""
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    group: str = ""
    submenu: bool = False
    line: bool = False


class ActionTable(QObject):
    """Makes the table in the language in use."""

    def entries(self) -> tuple[Entry, ...]:
        """All entries in the order of the menus."""
        return (*self._menus(), *self._file(), *self._edit(), *self._view(), *self._train(), *self._help())

    def _menus(self) -> tuple[Entry, ...]:
        return (
            Entry("file", "", self.tr("&File"), submenu=True),
            Entry("edit", "", self.tr("&Edit"), submenu=True),
            Entry("view", "", self.tr("&View"), submenu=True),
            Entry("train", "", self.tr("&Train"), submenu=True),
            Entry("help", "", self.tr("&Help"), submenu=True),
        )

    def _file(self) -> tuple[Entry, ...]:
        return (
            Entry("new", "file", self.tr("&New"), self.tr("Start an experiment with one small layer."), ("Ctrl+N",)),
            Entry(
                "open",
                "file",
                self.tr("&Open..."),
                self.tr("Open a preset, a session, or a picture exported by this program."),
                ("Ctrl+O",),
                icon="open",
            ),
            Entry("presets", "file", self.tr("&Presets"), submenu=True),
            Entry("recent", "file", self.tr("&Recent files"), submenu=True),
            Entry("import", "file", self.tr("&Import data"), submenu=True),
            Entry(
                "import_file",
                "import",
                self.tr("&File..."),
                self.tr("A table, NumPy arrays, MNIST or CIFAR-10; they can also be dropped on the window."),
            ),
            Entry(
                "import_folder",
                "import",
                self.tr("Fol&der..."),
                self.tr("A folder of pictures with a sub-folder for each class, or one with MNIST or CIFAR-10."),
            ),
            Entry(
                "save",
                "file",
                self.tr("&Save"),
                self.tr("Save the experiment: what to do as a preset, or with weights and curves as a session."),
                ("Ctrl+S",),
                icon="save",
                line=True,
            ),
            Entry("save_as", "file", self.tr("Save &as..."), self.tr("Save under another name."), ("Ctrl+Shift+S",)),
            Entry(
                "screenshot",
                "file",
                self.tr("&Export screenshot..."),
                self.tr("Save a picture of the whole window as PNG or SVG."),
                ("Ctrl+E",),
                icon="screenshot",
                line=True,
            ),
            Entry(
                "copy_window",
                "file",
                self.tr("&Copy window picture"),
                self.tr("Copy a picture of the whole window to the clipboard."),
                ("Ctrl+Shift+C",),
                icon="copy",
            ),
            Entry("export_plot", "file", self.tr("Export p&lot"), submenu=True),
            Entry("export", "file", self.tr("E&xport"), submenu=True),
            Entry(
                "report",
                "export",
                self.tr("&Report..."),
                self.tr("Write settings, curves, network and results on one page: HTML or PDF."),
            ),
            Entry(
                "animation",
                "export",
                self.tr("&Animation..."),
                self.tr("Make a film of the decision boundary while it is learnt: GIF, animated PNG or pictures."),
            ),
            Entry("quit", "file", self.tr("&Quit"), self.tr("Close the program."), ("Ctrl+Q",), line=True),
        )

    def _edit(self) -> tuple[Entry, ...]:
        return (
            Entry("undo", "edit", self.tr("&Undo"), self.tr("Take back the last edit."), ("Ctrl+Z",), icon="undo"),
            Entry(
                "redo",
                "edit",
                self.tr("&Redo"),
                self.tr("Make the edit again that was taken back."),
                ("Ctrl+Shift+Z", "Ctrl+Y"),
                icon="redo",
            ),
            Entry(
                "history",
                "edit",
                self.tr("Edit &history"),
                self.tr("List all edits; go back to any of them, and forward again."),
                ("Ctrl+H",),
            ),
            Entry(
                "copy_link",
                "edit",
                self.tr("Copy as &link"),
                self.tr("Copy the experiment as a link that opens it in this program."),
                line=True,
            ),
            Entry(
                "copy_text",
                "edit",
                self.tr("Copy as &text"),
                self.tr("Copy the experiment as text that can be read, sent in a chat and pasted."),
            ),
            Entry(
                "paste_preset",
                "edit",
                self.tr("&Paste preset"),
                self.tr("Open the experiment on the clipboard: a link, a text or a preset."),
                ("Ctrl+Shift+V",),
            ),
            Entry(
                "keep_weights",
                "edit",
                self.tr("&Keep matching weights"),
                self.tr("When the network changes, keep the weights of the layers that still fit."),
                checkable=True,
                line=True,
            ),
            Entry(
                "preferences",
                "edit",
                self.tr("Pre&ferences..."),
                self.tr("Theme, language, refresh rate, threads, animation and autosave."),
                ("Ctrl+,",),
                icon="settings",
                line=True,
            ),
        )

    def _view(self) -> tuple[Entry, ...]:
        follow = self.tr("Use the light or the dark theme as the desktop does.")
        return (
            Entry("panels", "view", self.tr("&Panels"), submenu=True),
            Entry(
                "restore_layout",
                "view",
                self.tr("&Restore default layout"),
                self.tr("Show all panels where they were at the first start."),
            ),
            Entry("theme", "view", self.tr("&Theme"), submenu=True, line=True),
            Entry("theme_system", "theme", self.tr("&System"), follow, checkable=True, group="theme"),
            Entry("theme_light", "theme", self.tr("&Light"), self.tr("Light theme."), checkable=True, group="theme"),
            Entry("theme_dark", "theme", self.tr("&Dark"), self.tr("Dark theme."), checkable=True, group="theme"),
            Entry("language", "view", self.tr("L&anguage"), submenu=True),
            Entry("language_en", "language", "English", "English", checkable=True, group="language"),
            Entry("language_ko", "language", "한국어", "한국어", checkable=True, group="language"),
            Entry(
                "full_screen",
                "view",
                self.tr("&Full screen"),
                self.tr("Use the whole screen."),
                ("F11",),
                checkable=True,
                line=True,
            ),
        )

    def _train(self) -> tuple[Entry, ...]:
        return (
            Entry(
                "run", "train", self.tr("&Run"), self.tr("Train; press again to pause."), ("F5", "Ctrl+Return"), "run"
            ),
            Entry("step", "train", self.tr("&Step"), self.tr("Train one mini-batch, then pause."), ("F10",), "step"),
            Entry(
                "epoch",
                "train",
                self.tr("Step &epoch"),
                self.tr("Train to the end of the epoch, then pause."),
                ("Shift+F10",),
                "step-epoch",
            ),
            Entry(
                "run_epochs",
                "train",
                self.tr("Run &N epochs..."),
                self.tr("Train a number of epochs, then pause."),
                ("Ctrl+Shift+Return",),
            ),
            Entry(
                "stop",
                "train",
                self.tr("St&op"),
                self.tr("Stop training. The weights and the curves are kept."),
                ("Shift+F5",),
                "stop",
            ),
            Entry(
                "reset",
                "train",
                self.tr("Rese&t"),
                self.tr("Back to the same initial weights; the curves start again."),
                ("Ctrl+R",),
                "reset",
                line=True,
            ),
            Entry(
                "new_weights",
                "train",
                self.tr("New &weights"),
                self.tr("Start again with other initial weights: the next seed."),
                ("Ctrl+Shift+R",),
                "new-weights",
            ),
            Entry(
                "snapshot",
                "train",
                self.tr("Sn&apshot"),
                self.tr("Keep this run: its curves stay as grey lines, its settings can be compared."),
                ("Ctrl+K",),
                "snapshot",
            ),
            Entry(
                "runs",
                "train",
                self.tr("Compare r&uns"),
                self.tr("Show the table of the runs that were kept in a window of its own."),
                ("Ctrl+Shift+K",),
            ),
            Entry(
                "restore",
                "train",
                self.tr("Restore last &good epoch"),
                self.tr("After a divergence: back to the last good epoch with a smaller learning rate."),
            ),
            Entry(
                "range_test",
                "train",
                self.tr("&Learning rate test..."),
                self.tr("Sweep the learning rate in one short run and suggest a value."),
                line=True,
            ),
            Entry(
                "committee",
                "train",
                self.tr("&Cross-validation and ensembles..."),
                self.tr("Train several networks: on other parts of the data, or from other seeds."),
            ),
        )

    def _help(self) -> tuple[Entry, ...]:
        return (
            Entry(
                "shortcuts",
                "help",
                self.tr("&Keyboard shortcuts"),
                self.tr("List the keys of all commands."),
                ("Ctrl+/",),
            ),
            Entry(
                "whats_this",
                "help",
                self.tr("&What's this?"),
                self.tr("Then click on anything in the window to read what it does."),
                ("Shift+F1",),
            ),
            Entry("about", "help", self.tr("&About"), self.tr("Versions and licences."), icon="info"),
        )
