"""The registry of outlets: what it knows, how names and hosts are found, and files that it refuses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from cleaner.inspection.registry.name_keys import name_key
from cleaner.inspection.registry.outlet_files import build_outlets, load_outlets, read_outlets
from cleaner.inspection.registry.outlets import KINDS, Outlet, Outlets
from cleaner.inspection.registry.toml_entries import RegistryError, registry_texts

ARAB = "ae bh dj dz eg iq jo km kw lb ly ma mr om ps qa sa sd so sy tn ye".split()  # noqa: SIM905
GOOD = """
how = "From memory."
country = "sa"
ordinary = ["المنارة"]

[[newspaper]]
id = "sa.lighthouse"
names = ["المنارة", "منارة الساحل", "The Lighthouse"]
short = ["م س"]
domains = ["manara.example"]
former_domains = ["old-manara.example"]
sisters = ["sa.harbour"]

[[agency]]
id = "sa.harbour"
names = ["وكالة المرفأ"]
official = true
"""


def registry(text: str = GOOD, *others: str, countries: Iterable[str] = ("sa", "qa")) -> Outlets:
    return build_outlets([read_outlets(one, "mine.toml") for one in (text, *others)], frozenset(countries))


def countries_of(name: str) -> set[str]:
    return {outlet.country for outlet in load_outlets().by_name(name)}


def ids_of(name: str) -> set[str]:
    return {outlet.id for outlet in load_outlets().by_name(name)}


class TestData:
    def test_there_are_many_of_every_kind(self) -> None:
        counts = Counter(outlet.kind for outlet in load_outlets())
        assert sum(counts.values()) >= 400
        assert counts.keys() == set(KINDS)
        assert min(counts.values()) >= 40
        assert counts["agency"] >= 100

    @pytest.mark.parametrize("country", ARAB)
    def test_every_arab_state_has_its_agency_and_press(self, country: str) -> None:
        outlets = [outlet for outlet in load_outlets() if outlet.country == country]
        assert any(outlet.kind == "agency" and outlet.official for outlet in outlets)
        assert len(outlets) >= (2 if country in ("km", "dj") else 6)

    def test_every_file_says_how_its_facts_were_checked(self) -> None:
        for name, text in registry_texts("outlets"):
            assert len(read_outlets(text, name).head["how"]) > 40, name

    def test_no_domain_is_that_of_two(self) -> None:
        domains = Counter(domain for outlet in load_outlets() for domain in (*outlet.domains, *outlet.former_domains))
        assert len(domains) > 700
        assert [domain for domain, count in domains.items() if count > 1] == []

    def test_every_name_is_found_and_every_domain_is_its_own(self) -> None:
        outlets = load_outlets()
        for outlet in outlets:
            for name in outlet.spelled:
                assert outlet in outlets.by_name(name), name
            for domain in (*outlet.domains, *outlet.former_domains):
                assert outlets.by_host(domain) is outlet, domain

    def test_no_two_outlets_differ_in_nothing(self) -> None:
        seen = Counter((outlet.country, outlet.kind, name_key(outlet.name)) for outlet in load_outlets())
        twins = {entry for entry, count in seen.items() if count > 1}
        assert twins == {("ye", "agency", name_key("وكالة الأنباء اليمنية"))}  # split since the war, under one name

    def test_names_that_are_ordinary_words_are_all_somebodys(self) -> None:
        outlets = load_outlets()
        words = [
            word
            for name, text in registry_texts("outlets")
            for word in read_outlets(text, name).head.get("ordinary", ())
        ]
        assert len(words) > 300
        assert [word for word in words if not outlets.by_name(word)] == []


class TestByName:
    @pytest.mark.parametrize(
        ("name", "country"),
        [
            *(
                ("وفا", "ps"),
                ("واس", "sa"),
                ("سانا", "sy"),
                ("بترا", "jo"),
                ("كونا", "kw"),
                ("قنا", "qa"),
                ("وام", "ae"),
            ),
            *(
                ("بنا", "bh"),
                ("واع", "iq"),
                ("واج", "dz"),
                ("وأج", "dz"),
                ("وات", "tn"),
                ("و م ع", "ma"),
                ("سونا", "sd"),
            ),
            *(("سبأ", "ye"), ("أ ف ب", "fr"), ("أ ش أ", "eg"), ("د ب أ", "de"), ("رويترز", "gb"), ("تاس", "ru")),
            *(("شينخوا", "cn"), ("الأناضول", "tr"), ("إرنا", "ir"), ("يونهاب", "kr"), ("كيودو", "jp"), ("وال", "ly")),
            *(("العمانية", "om"), ("أنسا", "it"), ("إفي", "es"), ("إنترفاكس", "ru"), ("ريا نوفوستي", "ru")),
            *(("أوكرينفورم", "ua"), ("يونيان", "ua"), ("بلومبرغ", "us"), ("أسوشيتد برس", "us"), ("أ ب", "us")),
            *(("يو بي آي", "us"), ("تسنيم", "ir"), ("فارس", "ir"), ("مهر", "ir"), ("إسنا", "ir"), ("شفق نيوز", "iq")),
            *(("سبوتنيك", "ru"), ("برس ترست أوف إنديا", "in"), ("بي تي آي", "in"), ("صونا", "so"), ("وم أ", "mr")),
            *(("AFP", "fr"), ("Reuters", "gb"), ("WAFA", "ps"), ("SPA", "sa"), ("KUNA", "kw"), ("TASS", "ru")),
        ],
    )
    def test_an_agency_is_of_its_country(self, name: str, country: str) -> None:
        assert countries_of(name) == {country}

    @pytest.mark.parametrize(
        ("spelling", "outlet"),
        [
            *(("أ.ف.ب", "fr.afp"), ("أ. ف. ب.", "fr.afp"), ("(أ ف ب)", "fr.afp"), ("ا-ف-ب", "fr.afp")),
            *(("«وفا»", "ps.wafa"), ("“واس”", "sa.spa"), ('"تاس"', "ru.tass"), ("سَانَا", "sy.sana")),
            *(("وكالة وفا", "ps.wafa"), ("وكالة أنباء شينخوا", "cn.xinhua"), ("وكالة الأناضول", "tr.anadolu")),
            *(("غارديان", "gb.guardian"), ("الجارديان", "gb.guardian"), ("صحيفة «الغارديان»", "gb.guardian")),
            *(("النيويورك تايمز", "us.nyt"), ("ذي نيويورك تايمز", "us.nyt"), ("nyt", "us.nyt")),
            *(("سي.إن.إن", "us.cnn"), ("بي.بي.سي", "gb.bbc"), ("سي ان ان بالعربية", "us.cnn-arabic")),
            *(("وكالة الأنباء السعودية (واس)", "sa.spa"), ('وكالة الأنباء القطرية "قنا"', "qa.qna")),
            *(("يونهاب الكورية الجنوبية", "kr.yonhap"), ("«الراي» الكويتية", "kw.al-rai")),
            *(("صحيفة هآرتس الإسرائيلية", "il.haaretz"), ("موقع أكسيوس", "us.axios"), ("مجلة دير شبيغل", "de.spiegel")),
        ],
    )
    def test_one_outlet_in_many_spellings(self, spelling: str, outlet: str) -> None:
        assert ids_of(spelling) == {outlet}

    @pytest.mark.parametrize(
        "text", ["صحيفة " * 9000, "(" * 50_000, "أ " * 50_000, "a." * 50_000, "«" * 119, "صحيفة " * 19, "(وفا)" * 20]
    )
    def test_no_text_is_too_long(self, text: str) -> None:
        outlets = load_outlets()
        assert set(outlets.by_name(text)) <= {outlets.get("ps.wafa")}
        assert outlets.by_host(text) is None
        assert outlets.by_url(f"https://{text}/{text}") is None
        assert outlets.by_url(f"https://wafa.ps/{text}") is outlets.get("ps.wafa")

    def test_namesakes_are_outlets_of_their_own(self) -> None:
        assert {"ae", "bh", "dz", "eg", "kw", "om", "qa", "sa", "sy"} <= countries_of("الوطن")
        assert len(ids_of("الوطن")) >= 6
        assert {"sa", "qa"} <= countries_of("الجزيرة")
        assert {"jo", "kw"} <= countries_of("الرأي")
        assert {"bh", "ps", "sd", "ye"} <= countries_of("الأيام")
        assert {"eg", "dz", "tn"} <= countries_of("الشروق")
        assert {"lb", "kw", "dz", "eg"} <= countries_of("النهار")

    @pytest.mark.parametrize(
        ("name", "outlets"),
        [
            ("صحيفة الجزيرة", {"sa.al-jazirah"}),
            ("قناة الجزيرة", {"qa.al-jazeera"}),
            ("الوطن الكويتية", {"kw.al-watan"}),
            ("صحيفة «الوطن» السعودية", {"sa.al-watan"}),
            ("جريدة الشروق المصرية", {"eg.al-shorouk"}),
            ("قناة النهار المصرية", {"eg.al-nahar"}),
        ],
    )
    def test_what_stands_around_a_name_narrows_it(self, name: str, outlets: set[str]) -> None:
        assert ids_of(name) == outlets

    @pytest.mark.parametrize(
        "name",
        ["", " ", "«»", "لا أحد بهذا الاسم", "رويترز الفرنسية", "رأي", "وكالة الأنباء السعودية (وفا)", "ال", "."],
    )
    def test_what_nobody_is_called_is_nobody(self, name: str) -> None:
        assert load_outlets().by_name(name) == ()

    @pytest.mark.parametrize(
        "name", ["الرأي", "النهار", "المدينة", "الصباح", "البيان", "الحياة", "اليوم السابع", "قنا"]
    )
    def test_a_name_that_is_an_ordinary_word_is_marked(self, name: str) -> None:
        assert load_outlets().ordinary(f"«{name}»")
        assert all(name_key(name) in map(name_key, outlet.ambiguous) for outlet in load_outlets().by_name(name))

    @pytest.mark.parametrize("name", ["رويترز", "وفا", "هسبريس", "نيويورك تايمز", "الأناضول", "سانا", "يونهاب"])
    def test_a_name_that_is_nothing_else_is_not(self, name: str) -> None:
        assert not load_outlets().ordinary(name)


class TestByHost:
    @pytest.mark.parametrize(
        ("host", "outlet"),
        [
            ("spa.gov.sa", "sa.spa"),
            ("WWW.SPA.GOV.SA", "sa.spa"),
            ("gate.ahram.org.eg", "eg.al-ahram"),
            ("arabic.rt.com", "ru.rt"),
            ("arabic.cnn.com", "us.cnn-arabic"),
            ("edition.cnn.com", "us.cnn"),
            ("bbc.com/arabic", "gb.bbc-arabic"),
            ("www.bbc.com", "gb.bbc"),
            ("old.elfagr.com.", "eg.al-fagr"),
        ],
    )
    def test_a_host_is_its_outlets_with_all_below_it(self, host: str, outlet: str) -> None:
        found = load_outlets().by_host(host)
        assert found
        assert found.id == outlet

    @pytest.mark.parametrize(
        "host", ["", ".", "com", "gov.sa", "notspa.gov.sa", "spa.gov.sa.example", "/", "…", "رويترز"]
    )
    def test_other_hosts_are_nobodys(self, host: str) -> None:
        assert load_outlets().by_host(host) is None

    def test_the_path_of_an_address_tells_apart_those_of_one_host(self) -> None:
        outlets = load_outlets()
        for url, expected in (
            ("https://www.bbc.com/arabic/articles/c1?x=/news", "gb.bbc-arabic"),
            ("https://www.bbc.com/arabic?at=1", "gb.bbc-arabic"),
            ("https://www.bbc.com/arabic#top", "gb.bbc-arabic"),
            ("https://www.bbc.com/news/world-1", "gb.bbc"),
            ("https://www.bbc.com", "gb.bbc"),
        ):
            found = outlets.by_url(url)
            assert found
            assert found.id == expected, url
        assert outlets.by_url(None) is None
        assert outlets.by_url("https://[broken") is None
        assert outlets.by_url("www.bbc.com") is None


def test_sisters_and_outlets_of_one_owner_are_related() -> None:
    outlets = load_outlets()

    def related(a: str, b: str) -> bool:
        one, other = outlets.get(a), outlets.get(b)
        assert one
        assert other
        assert outlets.related(one, other) == outlets.related(other, one)
        return outlets.related(one, other)

    assert related("sa.al-arabiya", "sa.al-hadath")
    assert related("gb.bbc", "gb.bbc-arabic")
    assert related("sa.asharq-al-awsat", "sa.al-eqtisadiah")
    assert related("ps.wafa", "ps.wafa")
    assert not related("sa.al-watan", "qa.al-watan")
    assert not related("gb.reuters", "fr.afp")
    assert outlets.get("sa.nobody") is None


class TestFiles:
    def test_a_good_file_is_read(self) -> None:
        outlets = registry()
        first, second = outlets
        assert first == Outlet(
            id="sa.lighthouse",
            names=("المنارة", "منارة الساحل"),
            kind="newspaper",
            country="sa",
            latin=("The Lighthouse",),
            short=("م س",),
            domains=("manara.example",),
            former_domains=("old-manara.example",),
            sisters=("sa.harbour",),
            ambiguous=("المنارة",),
        )
        assert (first.name, first.countries, second.official, len(outlets)) == ("المنارة", ("sa",), True, 2)
        assert outlets.related(second, first)
        assert outlets.by_host("www.old-manara.example") is first
        assert outlets.by_name("م.س") == (first,)

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ('how = "From memory."', "", "has no how"),
            ('how = "From memory."', 'how = " "', "is empty"),
            ('country = "sa"', 'country = "sa"\nauthor = "x"', "unknown key 'author'"),
            ('country = "sa"', 'country = "xq"', "the id must begin with 'xq.'"),
            ('country = "sa"', 'country = ["sa"]', "country must be a text"),
            ('country = "sa"\n', "", "the id must begin with"),
            ("[[newspaper]]", "[[gazette]]", "unknown key 'gazette'"),
            ("[[newspaper]]", "[newspaper]", "must be written as [[newspaper]]"),
            ('id = "sa.lighthouse"', 'id = "lighthouse"', "the id must be"),
            ('id = "sa.lighthouse"', 'id = "sa.Light House"', "the id must be"),
            ('id = "sa.lighthouse"', 'id = "qa.lighthouse"', "must begin with 'sa.'"),
            ('id = "sa.lighthouse"', "", "has no id"),
            ('id = "sa.lighthouse"', 'id = "sa.harbour"', "stands twice"),
            ('names = ["وكالة المرفأ"]', "", "has no names"),
            ('names = ["وكالة المرفأ"]', "names = []", "has no names"),
            ('names = ["وكالة المرفأ"]', 'names = [""]', "names must be a list of texts"),
            ('names = ["وكالة المرفأ"]', "names = [1]", "names must be a list of texts"),
            ('names = ["وكالة المرفأ"]', 'names = "وكالة"', "names must be a list of texts"),
            ('names = ["وكالة المرفأ"]', 'names = ["ـــ"]', "no letter left"),
            ('names = ["وكالة المرفأ"]', 'names = ["Harbour"]', "no name in Arabic letters"),
            ("official = true", 'official = "yes"', "official must be true or false"),
            ("official = true", 'colour = "blue"', "unknown key 'colour'"),
            ("official = true", 'owner = ""', "owner is empty"),
            ("official = true", 'seats = ["zz"]', "there is no country 'zz'"),
            ("official = true", 'domains = ["manara.example"]', "is that of 'sa.lighthouse' already"),
            ("official = true", 'domains = ["old-manara.example"]', "is that of 'sa.lighthouse' already"),
            ("official = true", 'domains = ["https://x.example"]', "is no domain"),
            ("official = true", 'domains = ["www.x.example"]', "is no domain"),
            ("official = true", 'domains = ["X.example"]', "is no domain"),
            ("official = true", 'domains = ["localhost"]', "is no domain"),
            ('sisters = ["sa.harbour"]', 'sisters = ["sa.island"]', "there is no other outlet 'sa.island'"),
            ('sisters = ["sa.harbour"]', 'sisters = ["sa.lighthouse"]', "there is no other outlet 'sa.lighthouse'"),
            ('country = "sa"', 'country = "sa', "not TOML"),
        ],
    )
    def test_what_is_not_of_the_form_is_refused_in_one_line(self, old: str, new: str, message: str) -> None:
        assert old in GOOD
        with pytest.raises(RegistryError) as caught:
            registry(GOOD.replace(old, new))
        assert message in str(caught.value)
        assert "\n" not in str(caught.value)

    def test_an_unknown_country_is_refused(self) -> None:
        with pytest.raises(RegistryError, match=r"mine\.toml: newspaper 'sa\.lighthouse': there is no country 'sa'"):
            registry(countries=["qa"])

    def test_twins_in_two_files_are_refused(self) -> None:
        with pytest.raises(RegistryError, match=r"the outlet id 'sa\.lighthouse' stands twice"):
            registry(GOOD, GOOD)

    def test_outlets_of_several_countries_need_no_country(self) -> None:
        text = 'how = "From memory."\n[[portal]]\nid = "xx.beacon"\ncountry = "xx"\nnames = ["الفنار"]\nseats = ["qa"]'
        (beacon,) = registry(text)
        assert beacon.countries == ("xx", "qa")
