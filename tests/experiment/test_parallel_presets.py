"""Parallel blocks in files and on the command line: exact field paths, and what the two presets with them promise."""

import json
from typing import Any

import pytest

from playground.cli import main
from playground.engine.parallel import Parallel
from playground.experiment import (
    ExperimentSpec,
    PresetError,
    build,
    format_preset,
    load_preset,
    parse_preset,
    replace_at,
    validate,
)


def with_branches(*branches: Any, merge: str = "concatenate") -> str:
    blocks = ["dense", {"type": "parallel", "branches": branches, "merge": merge}]
    return json.dumps({"format": "nn-playground-preset", "version": 1, "network": {"blocks": blocks}})


def test_branches_are_read_and_written_with_bare_names_and_empty_branches() -> None:
    spec = parse_preset(with_branches(["dense", {"type": "dense", "units": 3}], [], merge="sum"))
    block = spec.network.blocks[1]
    assert isinstance(block, Parallel)
    assert [len(branch) for branch in block.branches] == [2, 0]
    assert parse_preset(format_preset(spec)) == spec


@pytest.mark.parametrize(
    ("branches", "sentence"),
    [
        (
            [["dense", "dense", {"type": "dense", "units": 0}], []],
            "network.blocks[1].branches[0][2].units must be a whole number from 1 to 1024, but is 0.",
        ),
        ([["dense"], [{"type": "dense", "unit": 3}]], 'network.blocks[1].branches[1][0]: unknown key "unit"'),
        ([["dense"], ["conv"]], 'network.blocks[1].branches[1][0]: "conv" is not known'),
        ([["dense"], [3]], "network.blocks[1].branches[1][0] must be one of dense, conv2d"),
        ([["dense"], "dense"], 'network.blocks[1].branches[1] must be a list, but is "dense".'),
        ("dense", 'network.blocks[1].branches must be a list, but is "dense".'),
        ([["dense"]], "network.blocks[1].branches must have at least 2 entries, but has 1."),
        ([[], [], [], []], "network.blocks[1].branches must have at most 3 entries, but has 4."),
        ([[], ["dense"] * 17], "network.blocks[1].branches[1] must have at most 16 entries, but has 17."),
        ([[], ["parallel"]], "network.blocks[1].branches[1][0]: a Parallel block cannot stand inside another one."),
        (
            [[], ["dense", {"type": "parallel"}]],
            "network.blocks[1].branches[1][1]: a Parallel block cannot stand inside another one.",
        ),
    ],
)
def test_refused(branches: Any, sentence: str) -> None:
    block = {"type": "parallel", "branches": branches}
    text = json.dumps({"format": "nn-playground-preset", "version": 1, "network": {"blocks": ["dense", block]}})
    with pytest.raises(PresetError) as error:
        parse_preset(text)
    assert str(error.value).startswith(sentence)


def test_the_merge_is_one_of_two() -> None:
    with pytest.raises(PresetError, match=r'network.blocks\[1\].merge: "add" is not known'):
        parse_preset(with_branches([], [], merge="add"))


def test_edits_by_path() -> None:
    spec = replace_at(load_preset("wide-and-deep"), "network.blocks[0].branches[1][2].units", 5)
    assert [block.units for block in spec.network.blocks[0].branches[1]] == [8, 8, 5, 8]
    spec = replace_at(spec, "network.blocks[0].branches[0]", ["dense"])
    assert len(spec.network.blocks[0].branches[0]) == 1
    with pytest.raises(PresetError, match=r"network.blocks\[0\].branches has no entry 2"):
        replace_at(spec, "network.blocks[0].branches[2]", [])


def test_what_cannot_be_merged_is_a_problem_of_the_block() -> None:
    spec = replace_at(load_preset("wide-and-deep"), "network.blocks[0].merge", "sum")
    (problem,) = validate(spec)
    assert problem.field == "network.blocks[0]"
    assert problem.message == (
        "Block 1: To be summed, the branches must end with equal shapes, but they end with A 30, B 8."
    )


def test_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "inception-digits"]) == 0
    assert "1x8x8 -> 24x8x8 -> 24x4x4 -> 32x4x4" in capsys.readouterr().out
    change = "network.blocks[0].branches[1][0].units=5"
    assert main(["train", "wide-and-deep", "--epochs", "1", "--set", change, "--quiet", "--json", "-"]) == 0
    assert main(["train", "wide-and-deep", "--set", "network.blocks[0].branches[1][0].units=0"]) == 2
    assert "network.blocks[0].branches[1][0].units must be a whole number" in capsys.readouterr().err


def after(spec: ExperimentSpec, epochs: int) -> float:
    training = build(spec)
    for _ in range(epochs):
        training.epoch()
    evaluation = training.evaluate("test")
    assert evaluation is not None
    return evaluation["accuracy"]


@pytest.mark.parametrize("seed", range(2))
def test_the_wide_branch_learns_while_the_deep_one_does_not(seed: int) -> None:
    spec = replace_at(load_preset("wide-and-deep"), "network.seed", seed)
    assert after(spec, 10) >= 0.9
    deep = replace_at(spec, "network.blocks", [{"type": "dense", "units": 8, "activation": "sigmoid"}] * 4)
    assert after(deep, 10) < 0.7


def test_three_kernel_sizes_read_digits() -> None:
    assert after(load_preset("inception-digits"), 12) > 0.97
