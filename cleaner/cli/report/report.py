"""What became of a run, as JSON and as one right-to-left page with plots and examples."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import Any, Final

from cleaner.cli.figures import pace, percent, ranked, short_name
from cleaner.cli.report.changes import STYLE as CHANGES_STYLE
from cleaner.cli.report.changes import SiteChanges, changes_object, changes_section
from cleaner.cli.report.names import FATES, family_name, fate_name, rule_class, time_name
from cleaner.cli.report.plots import STYLE, Bar, Parts, apart, bars, cards, code, counted, number, parted_bars, parts
from cleaner.cli.report.summary import HOSTS, RULES, Host, Made, fates, hosts
from cleaner.cli.shared_options import SERVED_PORT
from cleaner.document.display_names import LANGUAGES, WARNINGS
from cleaner.document.html_parts import family_class, removed, safe, whole_page
from cleaner.dumps.counts import OTHERS, Tally

_ADDRESS: Final = 300  # characters of an example's address that are shown


def report_object(tally: Tally, made: Made, changes: Sequence[SiteChanges] = ()) -> dict[str, object]:
    """Give everything that is known of a run, for JSON; names stand as they are, however long or strange.

    Args:
        tally: The counts of the run.
        made: How it was made.
        changes: What changed over time, of the sites that were learned first.

    Returns:
        The object: how the run was made, what became of its documents, what was removed, and examples.

    >>> made = Made("1.0", "5f0c", "standard", 2.0, 2, ("أخبار.jsonl",), "نظيف.jsonl")
    >>> report_object(Tally(read=3, written=2, failed=1), made)["documents"]["adds_up"]
    True
    """
    return {
        "made": {**made._asdict(), "inputs": list(made.inputs)},
        "documents": {
            "read": tally.read,
            "written": tally.written,
            "dropped": dict(ranked(tally.dropped)),
            "skipped": dict(ranked(tally.skipped)),
            "failed": tally.failed,
            "adds_up": tally.adds_up,
            "cleaned": tally.cleaned,
            "changed": tally.changed,
            "emptied": tally.emptied,
            "with_warnings": tally.warned,
            "a_second": tally.read_here / made.seconds if made.seconds > 0 else None,
        },
        "broken_inputs": tally.broken,
        "characters": {
            "read": tally.characters_read,
            "kept": tally.characters_kept,
            "removed": tally.characters_read - tally.characters_kept,
        },
        "removed_by_family": dict(ranked(tally.labels)),
        "removed_by_rule": dict(ranked(tally.rules)),
        "hosts": [{**host._asdict(), "share": _share(host)} for host in hosts(tally)],
        "languages": dict(ranked(tally.languages)),
        "findings": dict(ranked(tally.found)),
        "warnings": dict(ranked(tally.noticed)),
        "examples": tally.examples,
        "changes": changes_object(changes),
    }


def report_page(tally: Tally, made: Made, changes: Sequence[SiteChanges] = ()) -> str:
    """Give the report as one page that needs nothing else and runs no script; every text in it is escaped.

    Args:
        tally: The counts of the run.
        made: How it was made.
        changes: What changed over time, of the sites that were learned first.

    Returns:
        The page.

    >>> made = Made("1.0", "5f0c", "standard", 2.0, 2, ("أخبار.jsonl",), "نظيف<1>.jsonl")
    >>> html = report_page(Tally(read=3, written=2, failed=1), made)
    >>> "نظيف&lt;1&gt;.jsonl" in html, "الحساب متطابق" in html
    (True, True)
    """
    body = [
        f"<header><h1>تقرير التنظيف</h1><p>{code(made.output)}</p></header>",
        _cards(tally, made),
        _documents(tally),
        _characters(tally),
        f'<div class="pair">{_rules(tally)}{_hosts(tally)}</div>' if tally.rules or tally.host_documents else "",
        changes_section(changes),
        _findings(tally),
        _examples(tally),
        _made(made),
    ]
    return whole_page(f"تقرير التنظيف: {made.output}", "\n".join(filter(None, body)), STYLE + CHANGES_STYLE)


def _share(host: Host) -> float | None:
    """Give which share of a host's characters was removed, None where it has none."""
    return round(host.removed / host.characters, 4) if host.characters else None


def _section(title: str, about: str, content: str) -> str:
    return f'<section><h2>{title}</h2><p class="soft">{about}</p>{content}</section>'


def _cards(tally: Tally, made: Made) -> str:
    gone = tally.characters_read - tally.characters_kept
    changed = f"من {number(tally.cleaned)} نُظّفت"
    rate = pace(tally.read_here, made.seconds)
    return cards(
        [
            ("الوثائق المقروءة", number(tally.read), f"عدد المدخلات: {number(len(made.inputs))}"),
            ("الوثائق التي تغيّرت", apart(percent(tally.changed, tally.cleaned)), f"{number(tally.changed)} {changed}"),
            ("المحارف التي أُزيلت", apart(percent(gone, tally.characters_read)), number(gone)),
            ("الوثائق في الثانية", apart(rate), f"المدة: {time_name(made.seconds)}"),
        ]
    )


def _documents(tally: Tally) -> str:
    """Show where the documents went, and that none is missing."""
    entries = [
        Bar(fate_name(fate), counted(fate.documents, tally.read), fate.documents, style=FATES[fate.kind].style)
        for fate in fates(tally)
    ]
    counts = (tally.written, tally.dropped.total(), tally.skipped.total(), tally.failed)
    total = " + ".join(f"{fate.name} {number(count)}" for fate, count in zip(FATES.values(), counts, strict=True))
    told = "الحساب متطابق" if tally.adds_up else "الحساب غير متطابق، وهذا خلل في البرنامج نرجو الإبلاغ عنه"
    sign = "=" if tally.adds_up else "≠"
    check = f'<p><span class="check{"" if tally.adds_up else " wrong"}">{told}:</span> '
    check += f"قُرئت {number(tally.read)} {sign} {total}</p>"
    about = "كل وثيقة قُرئت إمّا كُتبت أو استُبعدت أو تُجووزت أو تعذّر تنظيفها."
    return _section("أين ذهبت الوثائق؟", about, parts(entries) + check + _remarks(tally))


def _remarks(tally: Tally) -> str:
    remarks = (
        ("لم يبقَ منها نص بعد التنظيف", tally.emptied),
        ("وثائق عليها تحذيرات", tally.warned),
        ("مدخلات لم تُقرأ إلى آخرها", tally.broken),
    )
    kinds = ((WARNINGS.get(kind, kind), count) for kind, count in ranked(tally.noticed))
    languages = ((f"وثائق لغتها {LANGUAGES.get(tag, tag)}", count) for tag, count in ranked(tally.languages))
    told = (*remarks, *kinds, *languages)
    items = "".join(f"<li>{safe(name)}: {number(count)}</li>" for name, count in told if count)
    return f'<ul class="keys" style="--c:var(--line)">{items}</ul>' if items else ""


def _characters(tally: Tally) -> str:
    """Show how much stayed, and what went by family."""
    if not tally.characters_read:
        return ""
    read, kept = tally.characters_read, tally.characters_kept
    whole = parts(
        [
            Bar("بقيت", counted(kept, read), kept, style="--c:var(--good)"),
            Bar("أُزيلت", counted(read - kept, read), read - kept, style="--c:var(--bad)"),
        ]
    )
    entries = [
        Bar(family_name(family), counted(count, read - kept), count, family_class(family))
        for family, count in ranked(tally.labels)
    ]
    about = f"قُرئ {number(read)} من المحارف. النسب أدناه من مجموع ما أُزيل."
    return _section("ما الذي أُزيل؟", about, whole + bars(entries))


def _rules(tally: Tally) -> str:
    shown = ranked(tally.rules)
    whole = tally.rules.total()
    entries = [
        Bar(code(short_name(rule)), counted(count, whole), count, rule_class(rule)) for rule, count in shown[:RULES]
    ]
    about = f"المحارف التي أزالتها كل قاعدة. المعروض {number(len(entries))} من {number(len(shown))}."
    return _section("أكثر القواعد إزالةً", about, bars(entries)) if entries else ""


def _hosts(tally: Tally) -> str:
    found = hosts(tally)
    entries = [
        Parts(
            f"{'مواقع أخرى' if host.name == OTHERS else code(short_name(host.name))} "
            f"<small>الوثائق: {number(host.documents)}</small>",
            counted(host.removed, host.characters) if host.characters else number(host.removed),
            host.removed / host.characters if host.characters else 0.0,
            [Bar(family_name(family), "", count, family_class(family)) for family, count in host.families.items()],
        )
        for host in found[:HOSTS]
    ]
    about = "ما أُزيل من محارف كل موقع وحصته منها، وطول الشريط حصته، ولونه فئات ما أُزيل. "
    about += f"المعروض {number(len(entries))} من {number(len(found))}."
    return _section("حصة الزوائد من كل موقع", about, parted_bars(entries)) if entries else ""


def _findings(tally: Tally) -> str:
    whole = tally.found.total()
    entries = [
        Bar(code(short_name(check)), counted(count, whole), count, style="--c:var(--third)")
        for check, count in ranked(tally.found)
    ]
    about = "مواضع تستحق المراجعة، بحسب الفحص. لم يتغيّر بسببها شيء من النصوص."
    return _section("الملاحظات", about, bars(entries)) if entries else ""


def _examples(tally: Tally) -> str:
    shown = "".join(map(_example, tally.examples))
    about = "أمثلة من الوثائق التي تغيّرت. ما أُزيل مُعلَّم بلون فئته وباسم القاعدة، والمقاطع الطويلة مختصرة بالعلامة […]. "
    about += "ولترى سجلاً كاملاً بأسبابه شغّل الأمر الذي بجانبه، ثم افتح رابطه."
    return _section("قبل التنظيف وبعده", about, shown) if shown else ""


def _example(example: Mapping[str, Any]) -> str:
    stretches = [(str(text), str(family), str(rule)) for text, family, rule in example["stretches"]]
    before = "".join(
        removed(text, family, rule) if rule else f"<span>{safe(text)}</span>" for text, family, rule in stretches
    )
    after = "".join(text for text, _, rule in stretches if not rule).strip()
    place, url = (short_name(str(example.get(name) or ""), _ADDRESS) for name in ("place", "url"))
    address = f" · {code(url)}" if url else ""
    return (
        f'<figure class="example"><figcaption>{code(place)}{address}{_served(example)}</figcaption>'
        f"<div><h3>قبل</h3><article>{before.strip()}</article></div>"
        f"<div><h3>بعد</h3><article><span>{safe(after)}</span></article></div></figure>"
    )


def _served(example: Mapping[str, Any]) -> str:
    """Give the command that opens the page on the file of an example, and the link to its record there."""
    record, path = example.get("record"), example.get("path")
    if type(record) is not int or record < 1 or not isinstance(path, str):
        return ""
    command = code(f"cleaner serve {shlex.quote(short_name(path, _ADDRESS))}")
    return f' · {command} <a href="http://127.0.0.1:{SERVED_PORT}/?record={record}">السجل {number(record)}</a>'


def _made(made: Made) -> str:
    """Say how the run was made, so that it can be made again."""
    entries = (
        ("الإصدار", code(f"cleaner {made.version}")),
        ("بصمة القواعد", code(made.rules)),
        ("الإعداد", code(made.preset)),
        ("عدد العمليات المتوازية", number(made.workers) if made.workers else "بلا"),
        ("المدة", time_name(made.seconds)),
        ("المدخلات", "<br>".join(map(code, made.inputs[:20])) + (" …" if len(made.inputs) > 20 else "")),
        ("المخرجات", code(made.output)),
    )
    shown = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in entries)
    return f"<section><h2>كيف أُنجز هذا العمل؟</h2><dl>{shown}</dl></section>"
