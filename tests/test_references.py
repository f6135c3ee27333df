"""References are merged where they are surely one work. All works are invented."""

from __future__ import annotations

from digest.corpus import LinkedReference
from digest.model import Reading, Record, Reference
from digest.references import merge_references
from tests.linked_samples import linked, reading


def merged(*readings: Reading) -> dict[str, LinkedReference]:
    """The works of the readings, by id."""
    works, _ = merge_references({item.source.key: item for item in readings}, linked(readings))
    return works


def work(id_: str, title: str, issued: str = "", type_: str = "report", **more: str) -> Reference:
    """A reference, with a DOI or a URL where given."""
    identifiers = (("doi", more["doi"]),) if "doi" in more else ()
    return Reference(id_, type_, title, issued=issued, identifiers=identifiers, url=more.get("url", ""))


def test_one_work_in_two_sources_is_one_reference() -> None:
    """Equal titles, but for case and article, are one work with the claims of both sources."""
    first = reading("a", ["One."], references=[work("x", "The Tide Report", "2021")])
    second = reading("b", ["Two."], references=[work("y", "Tide reports", "2021-05")])

    [only] = merged(first, second).values()

    assert (only.sources, len(only.claims)) == (("a", "b"), 2)


def test_equal_titles_of_different_years_stay_apart() -> None:
    """Two yearly reports under one title are two works."""
    first = reading("a", ["One."], references=[work("x", "Tide Report", "2021")])
    second = reading("b", ["Two."], references=[work("y", "Tide Report", "2022")])

    assert sorted(merged(first, second)) == ["tide-report-2021", "tide-report-2022"]


def test_an_identifier_joins_different_titles() -> None:
    """Mentions with one DOI are one work, whatever they are called."""
    first = reading("a", ["One."], references=[work("x", "Tide Report", doi="10.5555/tide")])
    second = reading("b", ["Two."], references=[work("y", "What the tides say", doi="10.5555/tide")])

    assert len(merged(first, second)) == 1


def test_people_and_groups_are_not_works() -> None:
    """Those who speak are voices and do not stand among the references."""
    item = reading(
        "a", ["One."], references=[work("x", "Critics", type_="group"), work("y", "Cleo Mole", type_="person")]
    )

    assert merged(item) == {}


def test_a_work_that_is_a_source_here_says_so() -> None:
    """A reference to a work that the digest holds leads to its own source."""
    tide = reading("tide", ["Tides turn."], record=Record(title="Tide Report", url="https://tide.example/report/"))
    item = reading("a", ["One."], references=[work("x", "a report", url="http://www.tide.example/report")])

    [only] = merged(tide, item).values()

    assert only.is_source == "tide"


def test_an_order_is_known_by_its_number() -> None:
    """A mention by kind and number is the source whose record has that identifier."""
    order = reading("order", ["Tides turn."], record=Record(title="On tides", identifiers=(("harbour-order", "12"),)))
    mention = Reference("x", "regulation", "Harbour Order 12", identifiers=(("report", "Harbour Order 12"),))

    [only] = merged(order, reading("a", ["One."], references=[mention])).values()

    assert (only.is_source, only.reference.title) == ("order", "On tides")
