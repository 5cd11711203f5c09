"""What the hosts share that give one document after the other."""

from __future__ import annotations

import json

import pytest

from cleaner import Options, clean, clean_html
from cleaner.integrations.singly import counts_of, evidence_text, inspecting, why_empty, writable

BODY = "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة، بعد إغلاق دام ثلاثة أشهر كاملة."


@pytest.mark.parametrize(("value", "taken"), [("خبر", "خبر"), (" ", None), (7, None), (None, None), (["خبر"], None)])
def test_what_is_no_words_is_no_evidence(value: object, taken: str | None) -> None:
    assert evidence_text({"title": value}, "title") == taken


def test_counts_are_by_family_rule_and_check() -> None:
    result = clean(f"{BODY}\nالمصدر: وكالات\nالمصدر: رويترز")
    counts = counts_of(result, [{"check": "repeat"}, {"check": "repeat"}])
    assert counts["changed"] == 1
    assert counts["rules/source.label"] == 2
    assert counts["findings/repeat"] == 2
    assert counts["removed/source"] == sum(len(piece.text) for piece in result.removed)
    assert counts_of(clean(BODY)) == {}


def test_why_nothing_is_left() -> None:
    assert why_empty(clean(BODY)) == ("", "")
    assert why_empty(clean("")) == ("empty", "there was no text")
    assert why_empty(clean("المصدر: وكالات")) == ("empty", "all of the text was removed")
    kind, reason = why_empty(clean_html("<p>سوق</p>"))
    assert (kind, bool(reason)) == ("no_article", True)


def test_only_what_utf8_cannot_hold_is_written_otherwise() -> None:
    value = {"text": "خبر", "n": [1, None]}
    assert writable(value) is value
    odd = writable({"text": "\ud83d", "n": [1, {"x": "\ud83d"}]})
    assert json.dumps(odd, ensure_ascii=False).encode()
    assert odd == {"text": "\\ud83d", "n": [1, {"x": "\\ud83d"}]}


def test_findings_are_looked_for_and_the_rest_is_the_same() -> None:
    assert inspecting(Options(preset="recall")) == Options(preset="recall", inspect=True)
