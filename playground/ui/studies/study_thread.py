"""A study under way in a thread of its own: its progress, what it finds, and how it ends."""

from collections.abc import Callable
from threading import Event
from time import perf_counter, sleep
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from playground.experiment.studies import Progress, Study, complete
from playground.runner.job import Job, Tell, end
from playground.sentence import Sentence
from playground.ui.texts import tr_sentence

BURST, PAUSE = 0.001, 0.004
"""Seconds of work, and of sleep after it, beside a run: that keeps most of its speed, and the window stays fluent."""


class StudyThread(QObject):
    """Runs one study at a time.

    `progressed` carries the share that is done, `glimpsed` what was found so far, `found` the result. `ended` follows
    however it ends; after it `failed` says why if something went wrong.
    """

    progressed = Signal(float)
    glimpsed = Signal(object)
    found = Signal(object)
    ended = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._awake = Event()
        self._awake.set()
        self._gentle = False

    @property
    def running(self) -> bool:
        """Whether a study is under way."""
        return self._job is not None

    def start(self, begin: Callable[[], Study[Any]]) -> None:
        """Run the study that `begin` returns; none may be under way."""
        self._job = Job(lambda tell: complete(begin(), self._telling(tell)), self)
        self._job.glimpsed.connect(self._glimpse)
        self._job.progressed.connect(self._progress)
        self._job.found.connect(self._find)
        self._job.refused.connect(self._refuse)
        self._job.failed.connect(self._fail)
        self._job.finished.connect(self._finish)
        self._job.start()

    def rest(self, resting: bool) -> None:
        """Stop at the next step, without an end, or go on."""
        if resting:
            self._awake.clear()
        else:
            self._awake.set()

    def give_way(self, gentle: bool) -> None:
        """Whether something more important wants the processor from now on."""
        self._gentle = gentle

    def cancel(self) -> None:
        """End the study at the next step; what was found so far has been told."""
        if self._job is not None:
            self._job.cancel()
            self._awake.set()

    def stop(self) -> None:
        """End the thread and wait for its end."""
        self.cancel()
        job, self._job = self._job, None
        end(job)
        self.ended.emit()

    def _telling(self, tell: Tell) -> Callable[[Progress[Any]], object]:
        """What the study calls after each step."""
        begun = perf_counter()

        def hear(progress: Progress[Any]) -> None:
            nonlocal begun
            self._awake.wait()
            tell(progress.share, progress.result)
            if self._gentle and perf_counter() - begun > BURST:
                sleep(PAUSE)
                begun = perf_counter()

        return hear

    # What the thread of a study that has been stopped still sends does not count.

    @Slot(object)
    def _glimpse(self, result: Any) -> None:
        if self.sender() is self._job:
            self.glimpsed.emit(result)

    @Slot(float)
    def _progress(self, share: float) -> None:
        if self.sender() is self._job:
            self.progressed.emit(share)

    @Slot(object)
    def _find(self, result: Any) -> None:
        if self.sender() is self._job:
            self.found.emit(result)

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self._give_up(tr_sentence(sentence))

    @Slot(str)
    def _fail(self, details: str) -> None:
        last = details.strip().splitlines()[-1]
        self._give_up(self.tr("The study stopped because of an error in the program: {error}").format(error=last))

    def _give_up(self, reason: str) -> None:
        if self.sender() is self._job:
            self.stop()
            self.failed.emit(reason)

    @Slot()
    def _finish(self) -> None:
        if self.sender() is self._job:
            self.stop()
