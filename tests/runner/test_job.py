"""A job: while one runs, the threads of the program take turns more often; afterwards all is as it was."""

import sys
import threading

import pytest

from playground.runner.job import TURN, Job


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
