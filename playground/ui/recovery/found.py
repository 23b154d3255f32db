"""What was found at the start: copies of work that was not saved, and how they compare with the files."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from playground.experiment.session import Session, SessionError, read_session
from playground.experiment.shelf import Left
from playground.ui.languages import language_in_use


@dataclass(frozen=True)
class Found:
    """A copy of unsaved work, or only the last words (`fault`) of a program that had none; `session` is then None."""

    left: Left
    session: Session | None
    fault: str

    @property
    def title(self) -> str:
        """What its document was called."""
        return self.session.origin.title if self.session else ""

    @property
    def path(self) -> Path | None:
        """The document's file, if it had one and this copy is newer: saving must not replace what came later."""
        path = self._file
        return path if path is not None and self.newer else None

    @property
    def newer(self) -> bool:
        """Whether the copy is newer than the document's file, or the only one there is."""
        saved = self._file_time
        return self.session is not None and (saved is None or self.session.origin.saved > saved)

    @property
    def _file(self) -> Path | None:
        return Path(self.session.origin.path) if self.session and self.session.origin.path else None

    @property
    def _file_time(self) -> float | None:
        try:
            return None if self._file is None else self._file.stat().st_mtime
        except OSError:
            return None

    def when(self) -> str:
        """When the copy was made, and how far its training was."""
        if self.session is None:
            return ""
        text = QCoreApplication.translate("Recovery", "Copied {time}").format(time=_time(self.session.origin.saved))
        state = self.session.state
        if state is None or not state.facts.steps_done:
            return text
        progress = QCoreApplication.translate("Recovery", "epoch {epoch:,}, step {step:,}")
        return f"{text}  ·  " + progress.format(epoch=state.facts.epochs_done, step=state.facts.steps_done)

    def comparison(self) -> str:
        """Which is newer: the copy, or the file."""
        if self.session is None:
            return QCoreApplication.translate("Recovery", "There was no unsaved work.")
        path, saved = self._file, self._file_time
        if path is None:
            return QCoreApplication.translate("Recovery", "It was never saved to a file.")
        if saved is None:
            return QCoreApplication.translate("Recovery", "Its file {file} is no longer there.").format(file=path.name)
        if self.newer:
            text = QCoreApplication.translate("Recovery", "This copy is newer than {file}, saved {time}.")
        else:
            text = QCoreApplication.translate("Recovery", "{file} is newer than this copy: it was saved {time}.")
        return text.format(file=path.name, time=_time(saved))


def look_at(left: Left) -> Found:
    """What is in a place that was left; `SessionError` if its copy cannot be read."""
    document = left.document
    return Found(left, None if document is None else read_session(document), left.fault)


def readable(left: Left) -> tuple[Found | None, SessionError | None]:
    """The same, with the reason instead where it cannot be read: the copy is then set aside."""
    try:
        return look_at(left), None
    except SessionError as error:
        left.set_aside()
        fault = left.fault
        return (Found(left, None, fault) if fault else None), error


def _time(seconds: float) -> str:
    """As the desktop writes it, if that speaks the language of the window."""
    own, moment = QLocale(language_in_use()), QDateTime.fromSecsSinceEpoch(int(seconds))
    desktop = QLocale.system()
    locale = desktop if desktop.language() == own.language() else own
    return locale.toString(moment, QLocale.FormatType.ShortFormat)
