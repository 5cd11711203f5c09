"""Rules as values, and the only reader of the rule files in `data/rules`.

A rule and its proof are one entry of a TOML file: why it exists, what it looks for, the segments it must mark (`hit`)
and the segments that must survive all rules (`miss`). The loader refuses what it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import Any, Final

from cleaner.arabic.fold import fold_phrase
from cleaner.arabic.parsed_toml import parse_toml, quoted
from cleaner.rules.fragments import FragmentError, expand
from cleaner.rules.rule import EFFECTS, KINDS, LABELS, SECTIONS, WHERES, Rule, RuleError, Rules
from cleaner.rules.shapes import SHAPES
from cleaner.rules.templates import TemplateError, compile_template, cue_of

_VALUE: Final = "rules=[Rule(…)]"  # what messages call a rule that stands in no file
_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\*?")


def load_rules(*added: Path | str | Rule) -> Rules:
    """Read the project's own rules, and after them those that are added: of files, by their paths, or as values.

    Raises `RuleError` for what does not hold to the form, with the file, the rule and the mend in one line.

    >>> len(load_rules()) > 50
    True
    """
    from importlib import resources  # late, as tomllib: whoever imports cleaner may never clean

    folder = resources.files("cleaner") / "data" / "rules"
    own = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)
    found = [rule for entry in own for rule in read_rules(entry.read_text(encoding="utf-8"), entry.name)]
    for source in added:
        found += [check_rule(source)] if isinstance(source, Rule) else _rules_of_file(source)
    _refuse_twins(found)
    return Rules(tuple(found))


def _rules_of_file(path: Path | str) -> list[Rule]:
    rules = [replace(rule, file=str(path)) for rule in read_rules(_text_of(Path(path)), str(path))]
    _refuse_broken_patterns(rules, str(path))
    return rules


def check_rule(rule: Rule) -> Rule:
    """Give a rule that was made as a value as its file would have it: held to the same form, fragments in their places.

    Raises `RuleError` for one that a file could not hold, such as one without `hit` or `miss`.

    >>> check_rule(Rule("share.viber", "share", "A prompt to follow.", phrases=("تابعونا على فايبر",)))
    Traceback (most recent call last):
    cleaner.rules.rule.RuleError: rules=[Rule(…)]: rule 'share.viber': has no hit: every rule needs one
    """
    given = {part.name: getattr(rule, part.name) for part in fields(Rule) if part.name not in ("family", "file")}
    defaults = {part.name: part.default for part in fields(Rule)}
    made = ("pattern", "cues") if rule.templates else ()  # by the loader, of the templates
    entry = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in given.items()
        if value != defaults[key] and key not in made
    }
    _refuse_unknown_family(rule.family, _VALUE)
    checked = _rule(entry, rule.family, _VALUE)
    _refuse_broken_patterns([checked], _VALUE)
    return replace(checked, file=rule.file or _VALUE)


def read_rules(text: str, name: str) -> list[Rule]:
    """Read the rules of one TOML text; `name` is what messages call it. Raises `RuleError`."""
    try:
        data = parse_toml(text)
    except ValueError as error:
        raise RuleError(f"{name}: not TOML ({' '.join(str(error).split())}): mend the syntax there") from None
    unknown = data.keys() - {"family", "rule"}
    if unknown:
        raise RuleError(
            f"{name}: unknown key {quoted(sorted(unknown)[0])}: a rule file has `family` and `[[rule]]` alone"
        )
    entries, family = data.get("rule", []), data.get("family")
    if family is not None or not entries:
        _refuse_unknown_family(family, name)
    if not isinstance(entries, list) or not entries:
        raise RuleError(f"{name}: holds no [[rule]]: add one")
    return [_rule(entry, _family_of(entry, family, name), name) for entry in entries]


def _family_of(entry: dict[str, Any], common: object, name: str) -> str:
    """Take the family out of an entry, or else that of its file, or else what its id begins with."""
    family = entry.pop("family", common)
    if family is None:
        family = str(entry.get("id", "")).partition(".")[0] or None
    _refuse_unknown_family(family, name)
    return str(family)


def _refuse_unknown_family(family: object, name: str) -> None:
    if family not in LABELS:
        raise RuleError(f"{name}: family {quoted(family)} is not one of {', '.join(LABELS)}")


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise RuleError(f"{path}: cannot be read ({error.strerror}): check the path") from None
    except UnicodeDecodeError:
        raise RuleError(f"{path}: is not UTF-8: save it as UTF-8") from None


_TYPES: Final[dict[str, type | tuple[type, ...]]] = {
    **dict.fromkeys(("id", "why", "why_ar", "kind", "where", "pattern", "shape", "effect", "opens"), str),
    **dict.fromkeys(("phrases", "templates", "cues", "names", "tags", "roles", "selectors"), list),
    **dict.fromkeys(("outlets", "hit", "miss", "known"), list),
    **dict.fromkeys(("ends", "inline"), bool),
    "max_words": int,
    "strength": (int, float),
}
_OF_ELEMENTS: Final = ("names", "tags", "roles", "selectors")
_REQUIRED: Final = {field.name for field in fields(Rule) if field.default is MISSING} - {"family"}


def _all_texts(items: object) -> bool:
    return isinstance(items, list) and all(isinstance(item, str) and item for item in items)


def _rule(entry: dict[str, Any], family: str, name: str) -> Rule:
    where = f"{name}: rule {quoted(entry.get('id', '?'))}"
    for key, value in entry.items():
        if key not in _TYPES:
            raise RuleError(
                f"{where}: unknown key {quoted(key)}: take it out or see the Rule type for the keys there are"
            )
        wanted = _TYPES[key]
        listed = isinstance(value, list)
        if not isinstance(value, wanted) or (listed and not _all_texts(value)):
            kind = "a list of texts" if wanted is list else getattr(wanted, "__name__", "a number")
            raise RuleError(f"{where}: {key} must be {kind}")
    for key in sorted(_REQUIRED | {"hit", "miss"}):
        if not entry.get(key):
            raise RuleError(f"{where}: has no {key}: every rule needs one")
    values: dict[str, Any] = {key: tuple(item) if isinstance(item, list) else item for key, item in entry.items()}
    try:
        values["pattern"] = expand(entry.get("pattern", ""))
    except FragmentError as error:
        raise RuleError(f"{where}: {error}") from None
    if values.get("templates"):
        if "pattern" in entry or "cues" in entry:
            raise RuleError(f"{where}: templates make their own pattern and cues: take pattern and cues out")
        try:
            values["pattern"] = "|".join(map(compile_template, values["templates"]))
        except TemplateError as error:
            raise RuleError(f"{where}: {error}") from None
        values["cues"] = tuple(dict.fromkeys(map(cue_of, values["templates"])))
    rule = Rule(family=family, **values)
    _refuse_wrong_values(rule, where)
    return rule


def _refuse_wrong_values(rule: Rule, where: str) -> None:
    if not rule.id.startswith(f"{rule.family}."):
        raise RuleError(f"{where}: the id must begin with {rule.family + '.'!r}")
    choices: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("kind", KINDS),
        ("where", WHERES),
        ("effect", EFFECTS),
        ("opens", SECTIONS),
    )
    for key, allowed in choices:
        if getattr(rule, key) not in allowed:
            raise RuleError(f"{where}: {key} must be one of {', '.join(filter(None, allowed))}")
    if rule.shape and rule.shape not in SHAPES:
        raise RuleError(f"{where}: shape must be one of {', '.join(SHAPES)}")
    if not 0 < rule.strength <= 1 or not 0 < rule.max_words <= 400:
        raise RuleError(f"{where}: strength must be in (0, 1] and max_words in 1 to 400")
    _refuse_wrong_kind(rule, where)
    for phrase in rule.phrases + rule.cues:
        if not fold_phrase(phrase):
            raise RuleError(f"{where}: the phrase {phrase!r} has no letter left after folding")


def _refuse_wrong_kind(rule: Rule, where: str) -> None:
    """Refuse a rule that has not what its kind looks for, or what another kind does."""
    needed = {
        "phrase": ("phrases",),
        "template": ("templates", "pattern", "cues"),
        "pattern": ("pattern", "cues"),
        "shape": ("shape",),
        "element": (),
    }
    for key in ("phrases", "templates", "pattern", "cues", "shape"):
        if bool(getattr(rule, key)) != (key in needed[rule.kind]):
            wanted = "templates" if rule.kind == "template" else " and ".join(needed[rule.kind])
            wanted = wanted or " or ".join(_OF_ELEMENTS)
            raise RuleError(f"{where}: a rule of kind {rule.kind} needs {wanted}, not {key}")
    if (rule.kind == "element") != any(getattr(rule, key) for key in _OF_ELEMENTS):
        raise RuleError(f"{where}: {', '.join(_OF_ELEMENTS)} are for rules of kind element, and these need one of them")
    for name in rule.names:
        if not _NAME.fullmatch(name):
            raise RuleError(f"{where}: the name {name!r} must be words of small letters and digits, joined by dashes")
    for word in rule.tags + rule.roles:
        if word != word.lower() or not word.replace("-", "").isalnum():
            raise RuleError(f"{where}: {word!r} is no tag or role: write one in small letters")


def _refuse_broken_patterns(rules: Iterable[Rule], name: str) -> None:
    import regex  # late: it takes longer to import than all the rest

    for rule in rules:
        try:
            regex.compile(rule.pattern)
        except regex.error as error:
            raise RuleError(f"{name}: rule {rule.id!r}: the pattern does not compile ({error})") from None
        if rule.selectors:
            _refuse_broken_selectors(rule, name)


def _refuse_broken_selectors(rule: Rule, name: str) -> None:
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError  # late: texts are cleaned without it

    for selector in rule.selectors:
        try:
            LexborHTMLParser("").css(selector)
        except SelectolaxError:
            raise RuleError(f"{name}: rule {rule.id!r}: {selector!r} is no CSS selector: mend it") from None


def _refuse_twins(rules: Iterable[Rule]) -> None:
    ids: set[str] = set()
    phrases: dict[tuple[str, str, tuple[str, ...]], str] = {}
    for rule in rules:
        if rule.id in ids:
            raise RuleError(f"the rule id {rule.id!r} stands twice: give one of them another id")
        ids.add(rule.id)
        for phrase in rule.phrases:
            key = (fold_phrase(phrase), rule.where, rule.outlets)
            if key in phrases:
                raise RuleError(
                    f"rule {rule.id!r}: the phrase {phrase!r} stands in {phrases[key]!r} already, after folding"
                )
            phrases[key] = rule.id
