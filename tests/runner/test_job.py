"""A job: what it tells and says, and that the threads of the program take turns more often while one runs."""

import sys
import threading

import pytest

from playground.data.files.errors import DataError
from playground.runner.job import TURN, Job, end
from playground.sentence import sentence


@pytest.mark.parametrize("error", [None, ValueError("broken")], ids=["sound", "failing"])
def test_turns_are_short_while_jobs_run(qtbot, qapp, error):
    usual = sys.getswitchinterval()
    goes_on = [threading.Event(), threading.Event()]
    began = [threading.Event(), threading.Event()]

    def work(number):
        began[number].set()
        assert goes_on[number].wait(20)
        if error:
            raise error

    jobs = [Job(lambda tell, number=number: work(number)) for number in range(2)]
    for number, job in enumerate(jobs):
        job.start()
        assert began[number].wait(20)
    for number, job in enumerate(jobs):
        assert sys.getswitchinterval() == pytest.approx(TURN)
        goes_on[number].set()
        assert job.wait(20_000)
    assert sys.getswitchinterval() == usual


def test_a_job_tells_and_returns(qtbot):
    def work(tell):
        tell(0.5, "half")
        return "all"

    job, told = Job(work), []
    for signal in (job.progressed, job.glimpsed):
        signal.connect(told.append)
    with qtbot.waitSignal(job.found) as found:
        job.start()
    assert found.args == ["all"]
    assert told == [0.5, "half"]
    end(job)


@pytest.mark.parametrize(
    ("error", "signal"), [(DataError(sentence("No such file.")), "refused"), (ZeroDivisionError(), "failed")]
)
def test_a_job_that_fails_says_why(qtbot, error, signal):
    def work(tell):
        raise error

    job = Job(work)
    with qtbot.waitSignal(getattr(job, signal)) as caught:
        job.start()
    assert "No such file." in caught.args[0] or "ZeroDivisionError" in caught.args[0]
    end(job)


def test_a_cancelled_job_says_nothing(qtbot):
    def work(tell):
        while True:
            tell(0.1)

    job, said = Job(work), []
    for signal in (job.found, job.refused, job.failed):
        signal.connect(said.append)
    with qtbot.waitSignal(job.progressed):
        job.start()
    end(job)
    assert said == []
