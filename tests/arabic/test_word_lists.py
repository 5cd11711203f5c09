"""Word classes: all of them are sound, named by the code, and the only place where words of Arabic are listed."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import cleaner
from cleaner.arabic.fold import fold
from cleaner.arabic.word_lists import (
    WordListError,
    class_names,
    forms,
    one_of,
    read_classes,
    spellings,
    table,
    word_pattern,
    words,
)

CODE = Path(cleaner.__file__).parent
PEOPLE = CODE / "cli"  # its words are for who reads them on a screen
MODULES = sorted(path for path in CODE.rglob("*.py") if PEOPLE not in path.parents)
LISTED = {"resumption", "agencies", "given_names", "places", "sections", "particles"}  # the lexicon's own
MOST = 8  # words of Arabic in one literal; endings and particles of a pattern are words here, too
LONGEST = 300  # characters of a regex as it is written
ARABIC = re.compile("[\u0621-\u064a]{2,}")
HEAD = 'why = "w"\nhow = "h"\n'


@pytest.mark.parametrize("name", tuple(class_names()))
def test_a_class_has_words_and_each_once(name: str) -> None:
    found = words(name)
    assert found
    assert all(word == fold(word).casefold() != "" for word in found)
    assert len(set(spellings(name))) == len(spellings(name))
    if not name.endswith("_as_written"):
        assert len(found) == len(spellings(name))


@pytest.mark.parametrize("name", ["speech.nothing", "nothing.verbs", "speech", "../speech.verbs", "speech.why"])
def test_an_unknown_class_is_refused_in_one_line(name: str) -> None:
    for ask in (words, forms, table, spellings, one_of):
        with pytest.raises(WordListError) as refused:
            ask(name)
        assert "\n" not in str(refused.value)
    with pytest.raises(WordListError):
        word_pattern("<speech.nothing>")()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('how = "h"\na = ["قال"]', "no why"),
        ('why = "w"\na = ["قال"]', "no how"),
        (HEAD + "a = []", "a: is empty"),
        (HEAD + 'a = ["أكد", "اكد"]', "'اكد' is the same as 'أكد'"),
        (HEAD + 'a = [["شخص", "شخصا"], []]', "a: is empty"),
        (HEAD + 'a = ["قال "]', "is no word"),
        (HEAD + "a = [7]", "is no word"),
        (HEAD + 'a = "قال"', "no list of words"),
        (HEAD + 'a = ["قال"', "odd.toml"),
    ],
)
def test_an_odd_file_is_refused(text: str, said: str) -> None:
    with pytest.raises(WordListError, match=re.escape(said)) as refused:
        read_classes(text, "odd.toml")
    assert "\n" not in str(refused.value)


def test_classes_looked_for_as_they_stand_may_hold_one_word_in_two_spellings() -> None:
    read_classes(HEAD + 'a_as_written = ["أكد", "اكد"]', "even.toml")
    with pytest.raises(WordListError, match="take one out"):
        read_classes(HEAD + 'a_as_written = ["أكد", "أكد"]', "odd.toml")


def test_the_longest_word_comes_first() -> None:
    assert re.match(one_of("statements.on_behalf_of", "offices.leading_to"), "من قبل")[0] == "من قبل"  # type: ignore[index]
    assert word_pattern("<offices.leading_to|statements.on_behalf_of>")().match("من قبل")[0] == "من قبل"  # type: ignore[index]


def test_code_and_data_name_the_same_classes() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in CODE.rglob("*.py"))
    files = {name.partition(".")[0] for name in class_names()}
    named = set(re.findall(rf"(?<![\w.])(?:{'|'.join(files)})\.[a-z_]+(?=[\">|])", source))
    assert named <= set(class_names())
    taken_whole = set(re.findall(r'\bclass_names\("([a-z_]+)"\)', source))  # all classes of a file, by what it holds
    assert taken_whole <= files
    assert {name for name in class_names() if name.partition(".")[0] not in LISTED | taken_whole} <= named


def test_the_classes_of_one_file_are_given_in_its_order() -> None:
    assert list(class_names("letters")) == ["letters.latin"]
    assert [name for name in class_names() if name.startswith("speech.")] == list(class_names("speech"))
    with pytest.raises(WordListError):
        list(class_names("nothing"))


def test_no_file_is_read_at_import() -> None:
    checks = (f"cleaner.inspection.checks.{path.stem}" for path in (CODE / "inspection/checks").glob("[a-z]*.py"))
    imports = ", ".join(("import cleaner.pipeline, cleaner.arabic.dates, cleaner.html.page_type", *checks))
    told = "from cleaner.arabic import word_lists; print(word_lists._file.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", f"{imports}\n{told}"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CODE)))
def test_no_word_list_is_left_in_python(path: Path) -> None:
    for line, literal in _literals(ast.parse(path.read_text(encoding="utf-8"))):
        found = ARABIC.findall(literal)
        assert len(found) <= MOST, f"{path.name}:{line}: {len(found)} words: move them to data/lexicon"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CODE)))
def test_no_regex_is_a_wall(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("re.compile", "word_pattern") and node.args:
            written = sum(len(part) for part in _constants(node.args[0]))
            assert written <= LONGEST, f"{path.name}:{node.lineno}: a regex of {written} characters: name its parts"


def _literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Give every text that is no docstring and no sentence, and the words of every list of words as one text."""
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):  # a docstring
            passed.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            text = "".join(_constants(node))
            passed.update(ast.walk(node))
            if not text.endswith("."):
                yield node.lineno, text
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in passed:
            if not node.value.rstrip().endswith("."):
                yield node.lineno, node.value
        elif isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
            items = node.keys if isinstance(node, ast.Dict) else node.elts
            yield node.lineno, " ".join(text for item in items for text in _bare_words(item))


def _bare_words(node: ast.AST | None) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[\w ]+", node.value):
        yield node.value


def _constants(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
