"""A training that does nothing but count, and can be made to wait, to fail and to diverge."""

import threading
from dataclasses import dataclass, field, replace
from types import SimpleNamespace

PER_EPOCH = 4


@dataclass(frozen=True)
class FakeSpec:
    name: str = "a"
    data: str = "circle"
    epochs: int = 10
    valid: bool = True
    seed: int = 0

    @property
    def training(self):
        return self

    @property
    def network(self):
        return self


class FakeHistory(list):
    def snapshot(self):
        return tuple(self)


@dataclass
class FakeTraining:
    spec: FakeSpec
    steps_done: int = 0
    stopped: str | None = None
    diverged: object | None = None
    phase: None = None
    log: list = field(default_factory=list)
    gate: threading.Semaphore | None = None
    fail_at: int | None = None
    threads: set = field(default_factory=set)
    history: FakeHistory = field(default_factory=FakeHistory)

    @property
    def epochs_done(self):
        return self.steps_done // PER_EPOCH

    @property
    def progress(self):
        return self.steps_done / PER_EPOCH

    def step(self):
        self.threads.add(threading.get_ident())
        if self.gate is not None:
            self.gate.acquire()
        if self.steps_done == self.fail_at:
            raise ValueError("planted")
        self.steps_done += 1
        return SimpleNamespace(loss=1.0, indices=())

    def record(self):
        self.log.append("record")

    def run(self, epochs=None):
        self.log.append("run")
        self.stopped = None
        last = self.spec.epochs if epochs is None else self.epochs_done + epochs
        while self.epochs_done < last and self.diverged is None:
            yield self.step()
        self.stopped = "epochs"

    def apply(self, spec, keep_weights=False, edits=()):
        self.log.append(("apply", spec.name, keep_weights, self.steps_done))
        self.spec = spec
        self.stopped = None
        return "live"

    def reset(self):
        self.log.append("reset")
        self.steps_done, self.stopped, self.diverged = 0, None, None
        self.history = FakeHistory()

    def restore(self):
        self.diverged = None
        self.spec = replace(self.spec, name=self.spec.name + "-restored")
        return self.spec

    def frame(self, probes, hurried=False):
        self.log.append(("frame", probes, self.steps_done))
        return SimpleNamespace(step=self.steps_done, probes=probes, spec=self.spec)


def fake_validate(spec):
    return [] if spec.valid else [SimpleNamespace(field="x", message="No.")]
