from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

import pytest

from digest import urls
from digest.corpus import Corpus, FreePage
from digest.errors import DigestError
from digest.model import Author, Record, Rights
from digest.pages import bibliography, labels, plan
from digest.pages.index import index
from digest.records import CSL_TYPES
from digest.views import (
    AboutView,
    ClaimsView,
    ClaimView,
    FreeView,
    HomeView,
    ReferenceView,
    SourceView,
    ThemeView,
    TombstoneView,
    VoiceView,
)
from tests import corpus_samples, site_sample

PAGES = {page.path: page for page in plan(corpus_samples.corpus())}
_View = TypeVar("_View")


def view(path: str, kind: type[_View], corpus: Corpus | None = None) -> _View:
    """The view of the page at that path."""
    pages = PAGES if corpus is None else {page.path: page for page in plan(corpus)}
    found = pages[path].view
    assert isinstance(found, kind)
    return found


def with_rights(key: str, rights: Rights) -> Corpus:
    """The sample with other rights for one source."""
    corpus = corpus_samples.corpus()
    reading = corpus.readings[key]
    record = replace(reading.source.record, rights=rights)
    changed = replace(reading, source=replace(reading.source, record=record))
    return replace(corpus, readings={**corpus.readings, key: changed})


def with_cues(*cues: str) -> Corpus:
    """The sample, the claim `abeehive` with other cues and the kind that they speak for."""
    corpus = corpus_samples.corpus()
    one = corpus.claims["abeehive"]
    claim = replace(one, claim=replace(one.claim, kind="assessment", because=cues))
    return replace(corpus, claims={**corpus.claims, "abeehive": claim})


def test_every_thing_has_its_page() -> None:
    """Themes, sources, claims, what is left of claims, voices, references and free pages each have an address."""
    corpus = corpus_samples.corpus()
    expected = {
        *("", "themes/", "sources/", "claims/", "voices/", "references/", "about/", "404.html"),
        *(urls.theme(theme.id) for theme in corpus.themes),
        *(urls.source(key) for key in corpus.readings),
        *(urls.claim(claim) for claim in corpus.claims),
        *(urls.claim(entry.id) for entry in corpus.ledger.entries),
        *(urls.voice(voice) for voice in corpus.voices),
        *(urls.reference(reference) for reference in corpus.references),
        *(urls.free_page(page.id) for page in corpus.pages),
    }

    assert set(PAGES) == expected


def test_two_pages_at_one_address_are_refused() -> None:
    """The message names both pages; large and small letters do not tell addresses apart."""
    corpus = corpus_samples.corpus()
    extra = FreePage("Claims", "My claims", "", 2, corpus_samples.HERE)

    with pytest.raises(DigestError) as caught:
        plan(replace(corpus, pages=(*corpus.pages, extra)))

    assert str(caught.value) == (
        "Claims/index.html: error: two pages would share the address `Claims/`: “Claims” and “My claims” "
        "[duplicate-page]\n    hint: Give one another id."
    )


def test_own_word_and_report_are_told_apart() -> None:
    """A card says who asserts and who reports it, and what the reporter thinks of it."""
    own = view("c/abeehive/", ClaimView).card
    reported = view("c/bchildrn/", ClaimView).card

    assert (own.own, own.voice, own.reporter) == (True, "Ann Example", "Ann Example")
    assert (reported.own, reported.voice, reported.reporter) == (False, "critics", "Ann Example")
    assert reported.stance == "rejects"
    assert view("c/bchildrn/", ClaimView).chain == (
        "Critics are reported to have said this.",
        "Ann Example reported it, and rejected it.",
    )


def test_restated_claims_are_said_to_be() -> None:
    """A restated claim's card says that the wording is ours and where the original has it."""
    card = view("c/ghves412/", ClaimView).card

    assert (card.restated, card.locator) == (True, "s. 2")
    assert view("c/ghves412/", ClaimView).chain[-1] == (
        "The editors restated it in their own words; the original has it at s. 2."
    )
    assert "“" not in view("c/ghves412/", ClaimView).citation


def test_the_original_is_opened_at_the_passage() -> None:
    """A verbatim claim leads to its own words in the original; a restated one to the original only."""
    exact = view("c/abeehive/", ClaimView)
    plain = view("c/ghves412/", ClaimView)

    assert exact.original
    assert exact.original.url == ("https://letters.example/bees#:~:text=bees%20rarely%20harm%20anyone%20in%20a%20town.")
    assert exact.original_exact
    assert plain.original
    assert plain.original.url == "https://office.example/hives.pdf"
    assert not plain.original_exact


def test_relations_are_read_from_both_ends() -> None:
    """Each end shows the other's card, the reason, and who found the tie."""
    (out,) = view("c/abeehive/", ClaimView).relations
    (in_,) = view("c/hmaytrbl/", ClaimView).relations

    assert (out.label, out.because, out.set_by_editor, out.card.id) == (
        "opposes", "one calls harm rare", False, "hmaytrbl"
    )  # fmt: skip
    assert (in_.label, in_.card.id) == ("is opposed by", "abeehive")
    assert view("c/fcnt4123/", ClaimView).relations[0].set_by_editor


def test_labels_come_with_their_reasons() -> None:
    """The cues of a label stand with it; a kind that an editor set is not called unsure."""
    rows = {row.name: row for row in view("c/abeehive/", ClaimView).labels}

    assert rows["Put how"].reasons == ("rarely",)
    assert "Support" not in rows
    assert view("c/abeehive/", ClaimView).confidence == 80
    assert view("c/bchildrn/", ClaimView).confidence == 0
    assert not view("c/bchildrn/", ClaimView).card.doubtful


def test_cues_that_say_nothing_alone_are_not_shown() -> None:
    """A reason made of `nothing` or a bare number is left out; a month or a modal verb stands."""
    shown = view("c/abeehive/", ClaimView, with_cues("assessment: nothing", "assessment: 10", "assessment: risks"))

    assert shown.labels[0].reasons == ("risks",)
    assert shown.found == ("assessment: risks",)


def test_every_kind_of_work_has_a_readable_name() -> None:
    """Each CSL type that a record may have is named, one and many; no type at all makes no empty heading."""
    assert set(CSL_TYPES) <= set(labels.WORKS)
    assert (labels.work("article-journal"), labels.work("thesis", many=True)) == ("journal article", "Theses")
    assert labels.work("", many=True) == "Other works"


def test_the_coverage_begins_where_the_body_does() -> None:
    """Title and subtitle take no room on the strip, and an opening that has nothing else is not told."""
    strip = view("sources/essay/", SourceView).strip

    assert strip
    assert min(strip.sections) == 0
    assert "opening: 0" not in strip.text
    assert all(0 <= mark.x <= 1000 for mark in strip.marks)


def test_the_navigation_agrees_with_the_breadcrumbs() -> None:
    """A claim's page lies under its source, so the navigation marks the sources."""
    frame = view("c/abeehive/", ClaimView).frame

    assert [item.label for item in frame.nav if item.current] == ["Sources"]


def test_suspect_corrections_show_both_texts() -> None:
    """What a correction was made for stands beside what stands there now."""
    (suspect,) = view("c/bchildrn/", ClaimView).suspects

    assert (suspect.what, suspect.was, suspect.now) == ("kind: fact", "hives scare children", "hives frighten children")
    assert view("c/bchildrn/", ClaimView).card.under_review


@pytest.mark.parametrize(
    ("path", "status", "successor", "link"),
    [
        ("c/xgne2345/", "Withdrawn", "", ""),
        ("c/ymrg2345/", "Merged into another claim", "abeehive", ""),
        ("c/zold2345/", "Superseded by another claim", "", "c/xgne2345/"),
    ],
    ids=["withdrawn", "merged", "superseded by one that is gone too"],
)
def test_a_published_claim_never_vanishes(path: str, status: str, successor: str, link: str) -> None:
    """What was taken out keeps a page with the reason and what stands in its place."""
    stone = view(path, TombstoneView)

    assert stone.status == status
    assert (stone.successor.id if stone.successor else "") == successor
    assert (stone.successor_link.path if stone.successor_link else "") == link
    assert not stone.frame.index


def test_questions_are_summed_up() -> None:
    """The agreement table has the contested questions first, and every cell leads to its claim."""
    theme = view("themes/bees/", ThemeView)

    assert [(row.asks, row.verdict, row.tally) for row in theme.questions] == [
        ("Are hives a danger in towns?", "contested", "1 yes, 1 no of 2 sources"),
        ("Were there 412 hives in 2019?", "agreed", "2 yes of 2 sources"),
        ("Do lime trees help?", "single", "1 yes of 1 source"),
        ("What do hives cost?", "open", "no source answers"),
    ]
    assert [column.label for column in theme.columns] == ["Example 2021", "Harwick Bee Office 2020"]
    assert [
        [(cell.answer, [one.path for one in cell.backing]) for cell in row.cells] for row in theme.questions[:1]
    ] == [[("no", ["c/abeehive/"]), ("yes", ["c/hmaytrbl/"])]]
    assert [gap.note for gap in theme.gaps] == ["one source only", "unanswered"]


def test_related_themes_say_why() -> None:
    """A related theme comes with the claims under both."""
    (related,) = view("themes/bees/", ThemeView).related

    assert (related.theme.label, related.why) == ("Rules", "named by the editors; 1 claim under both")
    assert [tie.path for tie in related.ties] == ["c/bchildrn/"]


def test_runs_put_together_are_the_text() -> None:
    """The annotated text is the source's own, and each claim's anchor stands once, where the claim begins."""
    source = view("sources/essay/", SourceView)
    blocks = [block for section in source.sections for block in section.blocks]
    original = corpus_samples.essay()
    texts = [original.text[one.start : one.end] for one in original.blocks if one.kind in ("subtitle", "paragraph")]

    assert ["".join(run.text for run in block.runs) for block in blocks] == texts
    anchors = [anchor for block in blocks for run in block.runs for anchor in run.anchors]
    assert anchors == [f"c-{card.id}" for section in source.sections for card in section.cards]


def test_what_is_left_out_is_said() -> None:
    """Furniture and biography are listed by kind."""
    assert [part.kind for part in view("sources/essay/", SourceView).left_out] == ["Page furniture", "About the author"]


@pytest.mark.parametrize(
    ("rights", "text", "words"),
    [
        (Rights("full"), True, True),
        (Rights("excerpts"), False, True),
        (Rights(""), False, True),
        (Rights("full", max_share=0.9), False, True),
        (Rights("none"), False, False),
    ],
    ids=["full", "excerpts", "not stated", "a share", "none"],
)
def test_rights_are_kept(rights: Rights, text: bool, words: bool) -> None:  # noqa: FBT001
    """The text is shown only where all of it may be, and words only where rights allow any."""
    corpus = with_rights("essay", rights)
    source = view("sources/essay/", SourceView, corpus)

    assert source.text_shown is text
    assert bool(source.sections[0].blocks) is text
    assert bool(view("c/abeehive/", ClaimView, corpus).card.words) is words


def test_withheld_words_stand_nowhere() -> None:
    """Where rights forbid it, no page holds a claim's words, its cues, or the words behind its themes."""
    site = site_sample.site(with_rights("essay", Rights("none")))

    for path, text in site.items():
        for words in ("rarely harm anyone", "Nothing could be further", "yields will double", "should license hives"):
            assert words not in text, path


def test_restated_text_is_shown() -> None:
    """Our own wording is shown in full, whatever the original's rights, unless they are none."""
    assert view("sources/report/", SourceView).text_shown
    assert not view("sources/report/", SourceView, with_rights("report", Rights("none"))).text_shown


def test_voices_keep_word_and_report_apart() -> None:
    """What a voice says in its own works and what others report of it are two lists."""
    office = view("voices/office/", VoiceView)

    assert [card.id for group in office.own for card in group.cards] == ["ghves412"]
    assert [card.id for group in office.reported for card in group.cards] == ["hmaytrbl"]


def test_one_origin_is_counted_once() -> None:
    """A work that several sources lean on is said to be one origin."""
    reference = view("references/hive-count/", ReferenceView)

    assert reference.origin_note.startswith("2 sources of this digest lean on this one work")
    assert reference.is_source
    assert reference.is_source.path == "sources/report/"
    assert [link.path for link in view("sources/report/", SourceView).cited_by] == ["sources/essay/"]


def test_facets_count_claims() -> None:
    """Each facet lists the values that claims have, with how many have them."""
    facets = {facet.name: facet for facet in view("claims/", ClaimsView).facets}

    assert [(one.value, one.count) for one in facets["theme"].options] == [("bees", 5), ("rules", 2)]
    assert [(one.value, one.count) for one in facets["year"].options] == [("2021", 6), ("2020", 2)]
    assert sum(one.count for one in facets["kind"].options) == len(view("claims/", ClaimsView).cards)


def test_home_leads_with_disagreement() -> None:
    """The contested question stands on the home page with who says what."""
    home = view("", HomeView)

    assert home.question == "Should towns keep bees?"
    assert [row.asks for row in home.questions] == ["Are hives a danger in towns?"]
    assert home.more_questions == 3


def test_editors_links_lead_to_pages() -> None:
    """Targets such as `claim:ID` become links relative to the page; one that leads nowhere becomes plain text."""
    assert '<a href="../../c/abeehive/">they rarely harm</a>' in view("themes/bees/", ThemeView).summary.text
    assert view("method/", FreeView).body.text == '<p>See <a href="../themes/bees/">bees</a>, nobody.</p>\n'


def test_the_audit_counts() -> None:
    """The page about the digest says what it holds, what was refused and what waits."""
    about = view("about/", AboutView)

    assert {row.label: row.value for row in about.counts}["Claims"] == "8"
    assert [row.message for row in about.refusals] == ["no claim falls under `honey`"]
    assert [link.path for link in about.suspects] == ["c/bchildrn/"]
    assert len(about.withdrawn) == 3


def test_only_files_that_are_made_are_offered() -> None:
    """The page about the digest lists the data of the emitters that run, and no feed is named where none is made."""
    corpus = corpus_samples.corpus()
    few = replace(corpus, settings=replace(corpus.settings, emitters=("claims",)))

    assert len(view("about/", AboutView).exports) == 12
    assert [link.path for link in view("about/", AboutView, few).exports] == ["data/claims.json", "data/claims.jsonl"]
    assert view("themes/bees/", ThemeView).frame.feed == "themes/bees/feed.xml"
    assert view("themes/bees/", ThemeView, few).frame.feed == ""


def test_full_addresses_only_where_the_base_is_known() -> None:
    """Canonical links and structured data have full addresses, or none."""
    with_base = {page.path: page for page in plan(corpus_samples.with_base(corpus_samples.corpus()))}
    frame = with_base["c/abeehive/"].view.frame
    known, crumbs = (json.loads(json.dumps(thing)) for thing in frame.jsonld)

    assert frame.canonical == "https://bees.example/d/c/abeehive/"
    assert known["@type"] == "Claim"
    assert known["appearance"]["@type"] == "Quotation"
    assert known["appearance"]["isPartOf"]["@id"] == "https://bees.example/d/sources/essay/"
    assert [item["name"] for item in crumbs["itemListElement"]][:2] == ["Home", "Sources"]
    assert PAGES["c/abeehive/"].view.frame.canonical == ""
    assert "@id" not in json.dumps([_plain(thing) for thing in PAGES["c/abeehive/"].view.frame.jsonld])


def _plain(thing: Mapping[str, object]) -> dict[str, object]:
    return dict(thing)


def test_restated_claims_are_no_quotations_for_machines() -> None:
    """Structured data never calls our own wording a quotation."""
    assert "Quotation" not in json.dumps(_plain(PAGES["c/ghves412/"].view.frame.jsonld[0]))


def test_sources_can_be_imported() -> None:
    """Highwire's tags give title, authors, date and DOI."""
    tags = [(tag.name, tag.content) for tag in PAGES["sources/report/"].view.frame.named]

    assert tags == [
        ("citation_title", "Hives of Harwick"),
        ("citation_author", "Harwick Bee Office"),
        ("citation_publication_date", "2020"),
        ("citation_publisher", "Harwick Bee Office"),
        ("citation_doi", "10.5555/hives"),
        ("citation_language", "en"),
        ("citation_public_url", "https://office.example/hives.pdf"),
    ]


@pytest.mark.parametrize(
    ("record", "citation", "short"),
    [
        (
            Record("Bees?", "A reply", (Author("Ann Example"),), "Letters", "The Hive", "2021-05", "https://x.example"),
            "Ann Example (May 2021). Bees? A reply. The Hive, Letters. https://x.example", "Example 2021",
        ),
        (
            Record("Bees", authors=(Author("A. One"), Author("B. Two Jr."), Author("C. Three")), published="2021"),
            "A. One, B. Two Jr. and C. Three (2021). Bees.", "One et al. 2021",
        ),
        (
            Record("Bees", publisher="Office of Bees", identifiers=(("doi", "10.5555/b"), ("report", "OB 1"))),
            "Office of Bees (n.d.). Bees. OB 1. https://doi.org/10.5555/b", "Office of Bees",
        ),
        (Record("Bees"), "(n.d.). Bees.", "Bees"),
    ],
    ids=["article", "three authors", "a body's report", "title alone"],
)  # fmt: skip
def test_works_are_cited_by_author_and_date(record: Record, citation: str, short: str) -> None:
    """A reference says what is known and guesses nothing."""
    people = {"Ann Example", "A. One", "B. Two Jr.", "C. Three"}

    assert bibliography.formatted(record) == citation
    assert bibliography.short_name(record, people) == short


def test_alike_sources_are_told_apart() -> None:
    """Two works of one author and year get letters."""
    corpus = corpus_samples.corpus()
    twin = replace(corpus.readings["essay"], source=replace(corpus.readings["essay"].source, key="twin"))

    short = index(replace(corpus, readings={**corpus.readings, "twin": twin})).short

    assert (short["essay"], short["twin"]) == ("Example 2021a", "Example 2021b")


def test_an_empty_digest_has_pages() -> None:
    """A digest without sources still has a home page that says what to do."""
    site = site_sample.site(corpus_samples.empty())

    assert "There is no source yet" in site["index.html"]
    assert set(site) >= {"index.html", "themes/index.html", "claims/index.html", "404.html"}
