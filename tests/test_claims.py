"""The claims of the last lesson: kept as their cells run, searched by words, shown as a table."""

import pytest

from teachkit.claims import Claims


@pytest.fixture
def claims(capsys):
    made = Claims()
    made.claim("N01", "an article", "1 < 2", True)
    made.claim("E21", "a <sheet>", "a larger beta", False, "03_temperature.ipynb#Dig deeper: who gains")
    made.right("every ratio", True)
    made.right("up to 27", True)
    capsys.readouterr()
    return made


def test_what_is_printed_says_who_says_what_and_whether_it_holds(capsys):
    made = Claims()
    made.claim("E01", "an article", "2 < 1", 2 < 1)
    made.right("1 < 2", 1 < 2)
    made.right("2 < 2", 2 < 2)
    assert capsys.readouterr().out.splitlines() == [
        "E01  the claim FAILS: 2 < 1 (an article)",
        "     but this holds: 1 < 2",
        "     but this FAILS: 2 < 2",
    ]
    assert "1 < 2; 2 < 2 (this FAILS)" in repr(made)


def test_a_cell_that_runs_again_replaces_its_claim(claims):
    claims.claim("E21", "a sheet", "a larger beta", True)
    assert len(claims) == 2
    assert "E21 holds  a sheet: a larger beta" in repr(claims).splitlines()


def test_they_stand_in_the_order_of_their_numbers(claims):
    assert [line[:3] for line in repr(claims).splitlines()[1:]] == ["E21", "N01"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("temperature", ["E21"]),
        ("BETA", ["E21"]),
        ("large ratio", ["E21"]),
        ("fails", ["E21"]),
        ("N01", ["N01"]),
        ("article", ["N01"]),
        ("a", ["E21", "N01"]),
        ("article beta", []),
        ("eta", []),
        ("<", ["E21", "N01"]),
    ],
)
def test_the_search_wants_each_word_from_its_beginning(claims, words, found):
    assert [line[:3] for line in repr(claims.find(words)).splitlines()[1:]] == found


def test_a_search_that_finds_nothing_says_what_to_do(claims):
    assert repr(claims.find("zebra")) == "No claim: has the cell that tests it run?"
    assert "<table>" not in claims.find("zebra")._repr_html_()


@pytest.mark.parametrize("words", ["", "  ", None, 21])
def test_a_search_needs_words(claims, words):
    with pytest.raises(ValueError, match=r"words must be text to look for.*got"):
        claims.find(words)


def test_what_is_right_follows_a_claim():
    with pytest.raises(ValueError, match=r"right must follow a claim.*got 'this'"):
        Claims().right("this", True)


def test_the_page_is_escaped_and_links_to_the_section(claims):
    page = claims._repr_mimebundle_()
    assert page["text/plain"] == repr(claims)
    assert "a &lt;sheet&gt;" in page["text/html"] and "every ratio; up to 27" in page["text/html"]
    link = '<a href="03_temperature.ipynb#Dig-deeper:-who-gains">lesson 03, Dig deeper: who gains</a>'
    assert link in page["text/html"]
