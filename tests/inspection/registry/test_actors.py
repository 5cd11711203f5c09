"""The gazetteer of actors: what it knows, names, adjectives in every form, and files that it refuses."""

from __future__ import annotations

import pytest

from cleaner.inspection.registry.actors import KINDS, Actors, build_actors, load_actors, read_actors
from cleaner.inspection.registry.outlet_files import load_outlets
from cleaner.inspection.registry.toml_entries import RegistryError, registry_texts

ARAB = "ae bh dj dz eg iq jo km kw lb ly ma mr om ps qa sa sd so sy tn ye".split()  # noqa: SIM905
GOOD = """
how = "From memory."
ordinary = ["الميناء"]

[[country]]
code = "aa"
names = ["المرجان", "جمهورية المرجان"]
adjectives = ["مرجاني"]
peoples = ["مراجين"]
capitals = ["الميناء"]

[[country]]
code = "ab"
names = ["شمال المرجان"]
adjectives = ["شمال مرجاني", "بحري"]

[[seat]]
id = "aa.lighthouse"
names = ["قصر المنارة"]

[[organization]]
id = "xx.sailors"
names = ["اتحاد البحارة"]
"""


def gazetteer(text: str = GOOD) -> Actors:
    return build_actors([read_actors(text, "mine.toml")])


def countries_of(name: str) -> set[str]:
    return {actor.country for actor in load_actors().by_name(name)}


class TestData:
    def test_there_are_all_arab_states_and_most_others(self) -> None:
        codes = {country.code for country in load_actors().countries}
        assert set(ARAB) <= codes
        assert len(codes - set(ARAB)) >= 110

    def test_there_are_actors_of_every_kind(self) -> None:
        kinds = [actor.kind for actor in load_actors().actors]
        assert set(kinds) == set(KINDS)
        assert min(kinds.count(kind) for kind in ("seat", "office", "group", "organization")) >= 15

    def test_every_arab_state_has_an_adjective_and_a_capital(self) -> None:
        for code in ARAB:
            country = load_actors().country(code)
            assert country
            assert country.adjectives or code == "km"  # of the Comoros: also lunar
            assert country.capitals or code == "dj"  # the city has the state's name

    def test_every_file_says_how_its_facts_were_checked(self) -> None:
        for name, text in registry_texts("actors"):
            assert len(read_actors(text, name).head["how"]) > 40, name

    def test_every_name_is_found(self) -> None:
        actors = load_actors()
        for actor in actors.actors:
            for name in actor.names:
                assert actor in actors.by_name(name), name

    def test_every_adjective_of_one_country_names_it(self) -> None:
        actors = load_actors()
        shared = {"كونغولي"}
        for country in actors.countries:
            for adjective in country.adjectives:
                found = actors.country_of_adjective(adjective)
                assert found == (None if adjective in shared else country.code), adjective

    def test_outlets_are_of_countries_that_there_are(self) -> None:
        codes = {"xx", *(country.code for country in load_actors().countries)}
        assert {code for outlet in load_outlets() for code in outlet.countries} <= codes


class TestByName:
    @pytest.mark.parametrize(
        ("name", "countries"),
        [
            *(("الكرملين", {"ru"}), ("البيت الأبيض", {"us"}), ("البنتاغون", {"us"}), ("قصر الإليزيه", {"fr"})),
            *(("داونينغ ستريت", {"gb"}), ("كييف", {"ua"}), ("موسكو", {"ru"}), ("واشنطن", {"us"}), ("تل أبيب", {"il"})),
            *(("طهران", {"ir"}), ("بكين", {"cn"}), ("حماس", {"ps"}), ("حزب الله", {"lb"}), ("أنصار الله", {"ye"})),
            *(
                ("الحوثيون", {"ye"}),
                ("الحوثيين", {"ye"}),
                ("طالبان", {"af"}),
                ("قسد", {"sy"}),
                ("الدعم السريع", {"sd"}),
            ),
            *(("الأمم المتحدة", {"xx"}), ("الناتو", {"xx"}), ("الاتحاد الأوروبي", {"xx"}), ("أوبك", {"xx"})),
            *(("الجامعة العربية", {"xx"}), ("«الكرملين»", {"ru"}), ("عُمان", {"om", "jo"}), ("الكونغو", {"cg", "cd"})),
            *(("المغرب العربي", {"xx"}), ("أمريكا اللاتينية", {"xx"}), ("سوريا", {"sy"}), ("سورية", {"sy"})),
            *(("", set()), ("لا أحد", set()), ("القدس", set())),
        ],
    )
    def test_a_name_stands_for_its_side(self, name: str, countries: set[str]) -> None:
        assert countries_of(name) == countries

    def test_names_of_other_things_are_marked(self) -> None:
        actors = load_actors()
        assert all(actors.ordinary(name) for name in ("المغرب", "قطر", "مالي", "القاعدة"))
        assert not any(actors.ordinary(name) for name in ("موسكو", "الكرملين", "السعودية", "حماس"))
        (morocco,) = actors.by_name("المغرب")
        assert (morocco.name, morocco.ambiguous) == ("المغرب", ("المغرب",))


class TestCountryOfAdjective:
    @pytest.mark.parametrize(
        ("word", "country"),
        [
            *(("سعودي", "sa"), ("سعودية", "sa"), ("السعودية", "sa"), ("سعوديين", "sa"), ("السعوديون", "sa")),
            *(("السعوديات", "sa"), ("سعوديان", "sa"), ("السعوديتين", "sa"), ("والسعودية", "sa"), ("للسعوديين", "sa")),
            *(("بالسعودية", "sa"), ("وللسعودية", "sa"), ("كالسعوديين", "sa"), ("فالسعوديون", "sa")),
            *(("أمريكي", "us"), ("الأميركية", "us"), ("الأمريكان", "us"), ("روس", "ru"), ("الأتراك", "tr")),
            *(("للروس", "ru"), ("مغاربة", "ma"), ("المغربية", "ma"), ("إيطالي", "it"), ("الأوكرانية", "ua")),
            *(
                ("الكورية الجنوبية", "kr"),
                ("الكورية الشمالية", "kp"),
                ("الكوريون الجنوبيون", "kr"),
                ("جنوب سوداني", "ss"),
            ),
            *(("الجنوب أفريقية", "za"), ("جنوب إفريقي", "za"), ("«الفلسطينية»", "ps"), ("العُمانية", "om")),
        ],
    )
    def test_every_form_names_its_country(self, word: str, country: str) -> None:
        assert load_actors().country_of_adjective(word) == country

    @pytest.mark.parametrize(
        "word",
        [
            *("", " ", "ال", "الكورية", "الكونغولية", "المالية", "القمرية", "العربية", "الأوروبية", "الجنوبية", "كتاب"),
            *("السعودية الجديدة", "واشنطن", "وزارة الخارجية السعودية", "سعود", "الإنجليزية"),
        ],
    )
    def test_what_is_no_such_adjective_or_that_of_several_names_none(self, word: str) -> None:
        assert load_actors().country_of_adjective(word) is None


class TestFiles:
    def test_a_good_file_is_read(self) -> None:
        actors = gazetteer()
        assert [(actor.id, actor.kind) for actor in actors.actors] == [
            ("aa.state", "state"),
            ("aa.capital", "capital"),
            ("ab.state", "state"),
            ("aa.lighthouse", "seat"),
            ("xx.sailors", "organization"),
        ]
        coral = actors.country("aa")
        assert coral
        assert (coral.name, coral.capitals, actors.country("zz")) == ("المرجان", ("الميناء",), None)
        (port,) = actors.by_name("الميناء")
        assert (port.country, port.ambiguous) == ("aa", ("الميناء",))
        assert actors.country_of_adjective("والمراجين") == "aa"
        assert actors.country_of_adjective("الشمال مرجانية") == "ab"

    def test_an_adjective_of_two_countries_names_neither(self) -> None:
        actors = gazetteer(GOOD.replace('"بحري"', '"مرجاني"'))
        assert actors.country_of_adjective("مرجانية") is None
        assert actors.country_of_adjective("شمال مرجانية") == "ab"

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ('how = "From memory."', "", "has no how"),
            ('how = "From memory."', "how = 1", "how must be a text"),
            ("[[seat]]", "[[throne]]", "unknown key 'throne'"),
            ("[[seat]]", "[[state]]", "unknown key 'state'"),
            ("[[seat]]", "[seat]", "must be written as [[seat]]"),
            ('code = "aa"', "", "has no code"),
            ('code = "aa"', 'code = "AA"', "the code must be two small letters"),
            ('code = "aa"', 'code = "xx"', "the code must be two small letters"),
            ('code = "aa"', 'code = "ab"', "the country code 'ab' stands twice"),
            ('names = ["شمال المرجان"]', "", "has no names"),
            ('names = ["شمال المرجان"]', "names = []", "has no names"),
            ('names = ["شمال المرجان"]', 'names = ["ـ"]', "no letter left"),
            ('names = ["شمال المرجان"]', "names = [[]]", "names must be a list of texts"),
            ('capitals = ["الميناء"]', 'capital = ["الميناء"]', "unknown key 'capital'"),
            ('id = "aa.lighthouse"', "", "has no id"),
            ('id = "aa.lighthouse"', 'id = "lighthouse"', "the id must be its country's code"),
            ('id = "aa.lighthouse"', 'id = "zz.lighthouse"', "there is no country 'zz'"),
            ('id = "aa.lighthouse"', 'id = "aa.lighthouse"\ncountry = "ab"', "the id must be its country's code"),
            ('id = "aa.lighthouse"', 'id = "xx.sailors"', "the actor id 'xx.sailors' stands twice"),
            ('how = "From memory."', "how = ", "not TOML"),
        ],
    )
    def test_what_is_not_of_the_form_is_refused_in_one_line(self, old: str, new: str, message: str) -> None:
        assert old in GOOD
        with pytest.raises(RegistryError) as caught:
            gazetteer(GOOD.replace(old, new))
        assert message in str(caught.value)
        assert "\n" not in str(caught.value)
