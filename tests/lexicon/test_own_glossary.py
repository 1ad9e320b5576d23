import pytest

from linter import DataError, Settings, UsageError, check

KITES = """
domain = "kites"
words = ["kite", "spar"]
natural = ["bridle point", "fluid wing"]
[[term]]
natural = "flying line"
garbled = ["soaring string"]
not = ["guitar"]
"""


@pytest.fixture
def own(tmp_path):
    def glossary(text, name="own.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return glossary


@pytest.fixture(scope="module")
def kites(tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "kites.toml"
    path.write_text(KITES, encoding="utf-8")
    return str(path)


def found(text, *glossaries, domains=()):
    report = check(text, Settings(select=("SP001",), glossaries=glossaries, domains=domains))
    return {finding.text: finding.replacements[0] for finding in report.findings if finding.replacements}


def test_its_garbles_are_found_beside_the_shipped_ones(kites):
    text = "The soaring string snapped. Lactose bigotry is common."
    assert found(text) == {"Lactose bigotry": "Lactose intolerance"}
    assert found(text, kites) == {"soaring string": "flying line", "Lactose bigotry": "Lactose intolerance"}


def test_it_is_at_home_in_every_document(kites):
    text = "Soaring strings snapped in front of the judge and the jury."
    assert found(text, kites, domains=("law",)) == {"Soaring strings": "Flying lines"}


def test_its_exceptions_hold(kites):
    assert found("The soaring string of a guitar snapped.", kites) == {}
    assert found("The soaring string of two guitars snapped.", kites) == {}
    assert found("A guitar lay there. The soaring string snapped.", kites) == {"soaring string": "flying line"}


def test_its_domain_can_be_named(kites):
    report = check("Nothing.", Settings(glossaries=(kites,), domains=("kites",)))
    assert report.domains == ("kites",)
    with pytest.raises(UsageError, match='no glossary has the domain "kites"; known are academic'):
        check("Nothing.", Settings(domains=("kites",)))


def test_its_natural_phrases_are_right_as_they_stand(own):
    text = "Substance strips leave the cheeks pink."
    assert found(text, domains=("dermatology",)) == {"Substance strips": "Chemical peels"}
    salon = own('domain = "salon"\nnatural = ["substance strip"]\n')
    assert found(text, salon, domains=("dermatology",)) == {}


def test_several_stand_side_by_side(own, kites):
    boats = own(
        'domain = "boats"\n[[term]]\nnatural = "mooring line"\ngarbled = ["docking string"]\n', "boats.toml"
    )
    text = "The soaring string and the docking string snapped."
    expected = {"soaring string": "flying line", "docking string": "mooring line"}
    assert found(text, kites, boats) == expected


def test_it_adds_to_the_shipped_domain_of_its_name(own):
    mine = own('domain = "dermatology"\n[[term]]\nnatural = "barrier balm"\ngarbled = ["fence balm"]\n')
    text = "Substance strips leave the cheeks pink. A fence balm helps."
    expected = {"Substance strips": "Chemical peels", "fence balm": "barrier balm"}
    assert found(text, mine, domains=("dermatology",)) == expected


def test_its_correction_of_a_garble_wins(own):
    mine = own('domain = "salon"\n[[term]]\nnatural = "abrasive strip"\ngarbled = ["substance strip"]\n')
    text = "Substance strips leave the cheeks pink."
    assert found(text, mine, domains=("dermatology",)) == {"Substance strips": "Abrasive strips"}


def test_its_entry_of_a_natural_phrase_wins(own):
    mine = own(
        'domain = "salon"\n[[term]]\nnatural = "chemical peel"\ngarbled = ["substance strip"]\nnot = ["salon"]\n'
    )
    text = "Substance strips at the salon leave the cheeks pink."
    assert found(text, mine, domains=("dermatology",)) == {}


def test_a_natural_phrase_without_garbles_keeps_the_shipped_ones(own):
    mine = own('domain = "salon"\nnatural = ["chemical peel"]\n')
    text = "Substance strips leave the cheeks pink."
    assert found(text, mine, domains=("dermatology",)) == {"Substance strips": "Chemical peels"}


def test_a_broken_one_is_one_clear_line(own, tmp_path):
    broken = own('domain = "kites"\nnatural = ["a b"\n"c"]\n')
    with pytest.raises(DataError, match=r"own\.toml:3: not valid TOML"):
        check("Nothing.", Settings(glossaries=(broken,)))
    with pytest.raises(DataError, match=r"none\.toml: No such file"):
        check("Nothing.", Settings(glossaries=(str(tmp_path / "none.toml"),)))
