"""Tables from files: what is detected, and what is read."""

import csv
import io
import random

import numpy as np
import pytest
from msgspec.structs import replace
from table_support import save

from playground.data.files.cells import read_columns
from playground.data.files.errors import DataError
from playground.data.files.layout import Layout, detect_layout
from playground.data.files.progress import Cancelled, unheard
from playground.data.files.table import Table
from playground.data.files.table_reader import Choice, import_table, look_at
from playground.data.files.text import detect_encoding
from playground.data.prepare import fill_gaps, prepare
from playground.data.spec import DataSpec, Split
from playground.engine.losses import MSE
from playground.experiment import ExperimentSpec, build, format_preset, parse_preset, validate

PLAIN = "a,b,kind\n1,2.5,x\n3,4,y\n5,6e-1,x\n-7,.5,y\n+8,9.,x\n"


def bring_in(path, target=None, inputs=None, task=None, missing="drop", layout=None):
    """Import with what is proposed, where nothing else is said."""
    look = look_at(path, layout=layout)
    target = target or look.titles[-1]
    chosen = inputs if inputs is not None else look.usual_inputs(target)
    kinds = {title: look.kinds[title] for title in chosen}
    return import_table(path, Choice(look.layout, kinds, target, task or look.task(target), missing))


def rows_of(table):
    return table.generate(np.random.default_rng(0))


# --- detection ------------------------------------------------------------------------------------------------------

DETECTED = {
    "commas": ("a,b\n1,2\n3,4\n", ("comma", "point", True)),
    "no titles": ("1,2\n3,4\n", ("comma", "point", False)),
    "semicolons": ("a;b\n1;2\n3;4\n", ("semicolon", "point", True)),
    "decimal comma": ("a;b\n1,5;2,5\n3,25;4\n", ("semicolon", "comma", True)),
    "decimal comma, no titles": ("1,5;2,5\n2,5;3,5\n", ("semicolon", "comma", False)),
    "decimal comma in tabs": ("a\tb\n1,5\t2\n3\t4,5\n", ("tab", "comma", True)),
    "tabs": ("a\tb\tc\n1\t2\tx y\n3\t4\tz, w\n", ("tab", "point", True)),
    "bars": ("a|b\n1|2\n", ("bar", "point", True)),
    "text with commas": ('name;quote\nx;"one, two, three"\ny;"four, five"\n', ("semicolon", "point", True)),
    "all texts": ("colour,size\nred,big\nblue,small\n", ("comma", "point", True)),
    "dates": ("day,n\n2024-01-02,1\n2024-01-03,2\n", ("comma", "point", True)),
    "one column": ("a\n1\n2\n", ("comma", "point", True)),
    "words": ("hello\nworld\nhallo\n", ("comma", "point", True)),
    "quotes with line ends": ('a,b\n"x\ny",1\n"z",2\n', ("comma", "point", True)),
    "carriage returns": ("a;b\r\n1;2\r\n3;4\r\n", ("semicolon", "point", True)),
    "gaps": ("a,b,c\n1,,x\n,2,\n3,NA,y\n", ("comma", "point", True)),
    "a short last row": ("a;b;c\n" + "1;2;3\n" * 20 + "1;2\n", ("semicolon", "point", True)),
}


@pytest.mark.parametrize("name", DETECTED)
def test_layout_is_detected(name):
    text, (delimiter, decimal, header) = DETECTED[name]
    assert detect_layout(text, "utf-8") == Layout("utf-8", delimiter, decimal, header)


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        ("a,b\n1,é\n", "utf-8", "utf-8"),
        ("a,b\n1,é\n", "utf-8-sig", "utf-8"),
        ("a,b\n1,한국\n", "utf-16", "utf-16"),
        ("이름,나이,도시\n김철수,31,서울\n이영희,27,부산\n", "cp949", "cp949"),
        ("naïve,café\nMünchen,Ærø\nLiège,señor\n", "cp1252", "cp1252"),
        ("a,b\n1,2\n", "ascii", "utf-8"),
    ],
)
def test_encoding_is_detected_and_read(tmp_path, text, encoding, found):
    content = text.encode(encoding)
    assert detect_encoding(content) == found
    look = look_at(save(tmp_path, content))
    first, *others = csv.reader(io.StringIO(text))
    assert list(look.titles) == first
    assert [list(row) for row in look.rows] == others


def test_kinds_tasks_and_inputs_are_proposed(tmp_path):
    lines = ["id,name,age,city,grade,price"]
    lines += [f"{n},person {n},{20 + n},{'ABC'[n % 3]},{n % 4},{n * 1.5}" for n in range(60)]
    look = look_at(save(tmp_path, "\n".join(lines)))
    assert look.kinds["age"] == look.kinds["id"] == "number"
    assert look.kinds["city"] == look.kinds["name"] == "category"
    tasks = {"city": "classification", "grade": "classification", "age": "regression", "price": "regression"}
    assert {title: look.task(title) for title in tasks} == tasks
    assert look.usual_inputs("price") == ("id", "age", "city", "grade"), "names are no inputs"


# --- reading --------------------------------------------------------------------------------------------------------


def test_values_and_classes_are_those_of_the_file(tmp_path):
    table = bring_in(save(tmp_path, PLAIN))
    assert (table.inputs, table.classes, table.rows, table.task) == (("a", "b"), ("x", "y"), 5, "classification")
    assert table.bounds == ((-7.0, 8.0), (0.5, 9.0))
    examples = rows_of(table)
    assert examples.inputs.tolist() == [[1, 2.5], [3, 4], [5, 0.6], [-7, 0.5], [8, 9]]
    assert examples.targets.tolist() == [0, 1, 0, 1, 0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_layout_gives_the_same_table(tmp_path, delimiter, encoding, end):
    text = PLAIN.replace(",", delimiter).replace("\n", end)
    examples = rows_of(bring_in(save(tmp_path, text.encode(encoding))))
    assert examples.inputs[:2].tolist() == [[1, 2.5], [3, 4]]


def test_decimal_commas(tmp_path):
    table = bring_in(save(tmp_path, "a;b;y\n1,5;2;3,5\n-2,25;1e2;4\n3;,5;5\n4;5,;6\n"), task="regression")
    assert rows_of(table).inputs.tolist() == [[1.5, 2], [-2.25, 100], [3, 0.5], [4, 5]]
    assert rows_of(table).targets.tolist() == [[3.5], [4], [5], [6]]
    assert (table.task, table.targets, table.classes) == ("regression", ("y",), ())


def test_categories_become_one_column_each(tmp_path):
    table = bring_in(save(tmp_path, "colour,n,y\nred,1,0\nblue,2,1\nred,3,1\n10,4,0\n9,5,0\n"))
    assert table.inputs == ("colour = 9", "colour = 10", "colour = blue", "colour = red", "n")
    assert rows_of(table).inputs[:, :4].tolist() == [
        [0, 0, 0, 1],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
        [0, 1, 0, 0],
        [1, 0, 0, 0],
    ]


GAPS = "a,c,y\n1,p,u\n,p,v\n3,?,u\n5,q,\n7,q,v\n9,p,u\nNaN,q,v\n11,q,v\n"


def test_rows_with_gaps_are_left_out(tmp_path):
    table = bring_in(save(tmp_path, GAPS))
    assert (table.rows, table.dropped, table.gaps) == (4, 4, 0)
    assert rows_of(table).inputs.tolist() == [[1, 1, 0], [7, 0, 1], [9, 1, 0], [11, 0, 1]]


def test_gaps_are_filled_with_the_mean_of_the_training_part(tmp_path):
    body = "".join(f"{n if n % 5 else ''},{'pq'[n % 2] if n % 7 else 'NA'},{'uv'[n % 2]}\n" for n in range(100))
    table = bring_in(save(tmp_path, "a,c,y\n" + body), missing="mean")
    assert (table.rows, table.dropped, table.gaps) == (100, 0, 20 + 2 * 15)
    raw = rows_of(table).inputs
    spec = DataSpec(dataset=table, split=Split(0.5, 0.25, 0.25))
    data = prepare(spec)
    assert not any(np.isnan(part.x).any() for part in (data.train, data.validation, data.test))
    known = {tuple(row) for row in raw[~np.isnan(raw).any(axis=1)].tolist()}
    whole = [row for row in data.train.raw.tolist() if tuple(row) in known]
    filled = [row for part in (data.train, data.test) for row in part.raw.tolist() if tuple(row) not in known]
    assert filled
    assert len(whole) < data.train.rows
    numbers = {row[0] for row in filled} - set(raw[:, 0].tolist())
    assert len(numbers) == 1, "one mean for all parts"


def test_the_mean_is_that_of_the_first_part():
    train = np.array([[1.0, np.nan], [3.0, np.nan], [np.nan, np.nan]])
    test = np.array([[np.nan, 5.0]])
    fill_gaps([train, test])
    assert train.tolist() == [[1, 0], [3, 0], [2, 0]]
    assert test.tolist() == [[2, 5]]


def test_titles_are_made_unique(tmp_path):
    look = look_at(save(tmp_path, "a,a,,b\n1,2,3,4\n5,6,7,8\n"), layout=Layout("utf-8", "comma", "point", True))
    assert look.titles == ("a", "a (2)", "column 3", "b")


def test_blank_lines_are_skipped_and_counted(tmp_path):
    path = save(tmp_path, ",\na,y\n1,u\n,\n2,v\n3,u\n4,v\n")
    assert rows_of(bring_in(path)).inputs.tolist() == [[1], [2], [3], [4]], "rows of empty cells are blank"
    path = save(tmp_path, "a,y\n\n1,u\n\n2,v\n3,u\n4,v\n\n")
    assert rows_of(bring_in(path)).inputs.tolist() == [[1], [2], [3], [4]]
    path = save(tmp_path, "a,y\n\n1,u\n\n2,v\nbad,u\n4,v\n", "other.csv")
    with pytest.raises(DataError, match='row 6, column a: "bad" is not a number'):
        import_table(path, Choice(look_at(path).layout, {"a": "number"}, "y", "classification"))


def test_it_trains_from_a_preset(tmp_path):
    rng = np.random.default_rng(0)
    body = "".join(f"{a:.4f},{b:.4f},{2 * a - b:.4f}\n" for a, b in rng.normal(size=(80, 2)))
    table = bring_in(save(tmp_path, "a,b,y\n" + body))
    training = replace(ExperimentSpec().training, loss=MSE())
    spec = replace(ExperimentSpec(), data=DataSpec(dataset=table), training=training)
    assert parse_preset(format_preset(spec)) == spec
    assert validate(spec) == []
    made = build(spec)
    for _ in range(30):
        made.epoch()
    assert made.evaluate("test")["r2"] > 0.9


def test_a_file_that_changed_is_read_again_or_refused(tmp_path):
    path = save(tmp_path, PLAIN)
    table = bring_in(path)
    save(tmp_path, PLAIN.replace("2.5", "2.75"))
    assert rows_of(table).inputs[0].tolist() == [1, 2.75]
    for text, said in (
        (PLAIN + "1,2,x\n", "it has 6 rows that can be used, but 5 are expected; import it again"),
        (PLAIN.replace("-7,.5,y", "-7,.5,z"), "column kind has the class z, which is not expected; import it again"),
        (PLAIN.replace("a,b", "a,c"), "there is no column b; import it again"),
        (PLAIN.replace("-7", "seven"), 'row 5, column a: "seven" is not a number'),
    ):
        save(tmp_path, text)
        with pytest.raises(DataError) as caught:
            rows_of(table)
        assert str(caught.value) == f"table.csv: {said}."
    path.unlink()
    with pytest.raises(DataError, match="there is no such file"):
        rows_of(table)


def test_a_wrong_description_is_a_problem():
    said = {
        Table(): "No table is chosen; import one.",
        Table(path="a"): "The table needs at least one input and a target; import it again.",
        Table(path="a", inputs=("b",), target="c"): "The table needs a range for each input; import it again.",
    }
    for table, message in said.items():
        problems = validate(replace(ExperimentSpec(), data=DataSpec(dataset=table)))
        assert message in [problem.message for problem in problems if problem.field == "data.dataset"]


def test_progress_rises_and_reading_can_be_cancelled(tmp_path):
    path = save(tmp_path, "a,y\n" + "1,u\n2,v\n" * 20_000)
    look = look_at(path)
    choice = Choice(look.layout, {"a": "number"}, "y", "classification")
    shares = []
    import_table(path, choice, shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 5
    assert shares[-1] == 1.0

    def stop(share):
        if share > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_table(path, choice, stop)


def test_columns_agree_with_the_standard_reader(tmp_path):
    chance = random.Random(0)
    rows = [[f"{chance.uniform(-9, 9):.3f}", chance.choice(["p", "q, r", 's "t"', ""])] for _ in range(12_000)]
    written = io.StringIO()
    csv.writer(written).writerows([["n", "c"], *rows])
    columns = read_columns(
        tmp_path, written.getvalue(), Layout("utf-8", "comma", "point", True), {"n": "number", "c": "category"}, unheard
    )
    assert columns["n"].values.tolist() == [float(row[0]) for row in rows]
    names = [*columns["c"].names, ""]
    assert [names[code] for code in columns["c"].codes] == [row[1] for row in rows]
