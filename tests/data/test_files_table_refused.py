"""Broken tables: what is said about each kind, and that whatever a file holds is answered."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_support import save

from playground.data.files.errors import DataError
from playground.data.files.layout import Layout
from playground.data.files.table_reader import Choice, import_table, look_at
from playground.sentence import Sentence

HEAD = "a,b,y\n"
BODY = "1,2,u\n3,4,v\n5,6,u\n7,8,v\n"
REFUSED = {
    "empty": (b"", "it is empty"),
    "blank": (b"\n\n  \n", "it is empty"),
    "zeros": (b"a,b\0\n1,2\n", "this is not a text file"),
    "a cell of letters": (HEAD + BODY + "x7,2,u\n", 'row 6, column a: "x7" is not a number'),
    "infinity": (HEAD + BODY + "1,inf,u\n", 'row 6, column b: "inf" is not a number'),
    "too large a number": (HEAD + BODY + "1,1e999,u\n", 'row 6, column b: "1e999" is not a number'),
    "an underscore": (HEAD + BODY + "1_0,2,u\n", 'row 6, column a: "1_0" is not a number'),
    "a decimal comma in quotes": (HEAD + BODY + '"1,5",2,u\n', 'row 6, column a: "1,5" is not a number'),
    "a long cell": (HEAD + BODY + "1," + "z" * 99 + ",u\n", f'row 6, column b: "{"z" * 30}..." is not a number'),
    "a cell too few": (HEAD + BODY + "1,2\n", "row 6 has 2 cells instead of 3"),
    "a cell too many": (HEAD + "1,2,u,\n" + BODY, "row 2 has 4 cells instead of 3"),
    "an open quote": (HEAD + BODY + '1,"2,u\n', "row 6 cannot be read: a quote is not closed, or a cell is too long"),
    "a huge cell": (
        HEAD + BODY + "1,2," + "z" * 200_000 + "\n",
        "row 6 cannot be read: a quote is not closed, or a cell is too long",
    ),
    "one class": (HEAD + "1,2,u\n" * 5, "column y has only one class"),
    "no values": (HEAD + ",2,u\n,3,v\n" * 3, "column a holds nothing; leave it out"),
    "titles only": (HEAD, "column a holds nothing; leave it out"),
    "too few rows": (HEAD + "1,2,u\n3,4,v\n", "only 2 rows have a value in each column; 4 are needed at least"),
    "too many classes": (
        HEAD + "".join(f"1,2,c{n}\n" for n in range(101)),
        "column y has more than 100 different values",
    ),
    "other bytes far down": (
        (HEAD + BODY).encode() + b"1,2,\xff\xfe\n",
        "byte 35 is not utf-8 text; choose another encoding",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_broken_tables_are_refused_in_one_sentence(tmp_path, name):
    content, said = REFUSED[name]
    path = save(tmp_path, content)
    layout = Layout("utf-8", "comma", "point", True)
    choice = Choice(layout, {"a": "number", "b": "number"}, "y", "classification")
    with pytest.raises(DataError) as caught:
        import_table(path, choice)
    assert str(caught.value) == f"table.csv: {said}."
    assert isinstance(caught.value.sentence, Sentence)


@pytest.mark.parametrize("name", ["empty", "blank", "zeros"])
def test_what_is_no_table_has_no_first_look(tmp_path, name):
    content, said = REFUSED[name]
    with pytest.raises(DataError, match=said):
        look_at(save(tmp_path, content))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60) | st.text(alphabet='1,;.\t"\n\rax|-', max_size=60).map(str.encode))
def test_whatever_a_file_holds_only_data_errors_come(tmp_path_factory, content):
    path = save(tmp_path_factory.mktemp("fuzz"), content)
    with contextlib.suppress(DataError):
        look = look_at(path)
        for missing in ("drop", "mean"):
            kinds = {title: look.kinds[title] for title in look.titles[:-1]}
            import_table(path, Choice(look.layout, kinds, look.titles[-1], look.task(look.titles[-1]), missing))
