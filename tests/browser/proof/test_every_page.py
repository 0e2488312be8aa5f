"""Every kind of page, visited once: what WCAG and RGAA ask of each, read from a real browser."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from tests.browser.proof.visit import DRAWN
from tests.browser.test_reflow import SOUND

Found = dict[str, Any]
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
# The sample is drawn anew by a press where no script does it.
PREVIEW = {"settings": [("StaticText", "Mettre l’aperçu à jour")]}


def test_nothing_is_complained_of(found: Found) -> None:
    """No warning on the console, no refused policy, no error of a script, no other host."""
    assert found["complaints"] == []


def test_no_script_waits_for_a_frame_where_none_is_drawn(found: Found) -> None:
    """What a script does when it is scrolled or resized would not be measured: such a kind is one of `DRAWN`."""
    assert (found["waits"] != []) == (found["kind"] in DRAWN), found["waits"]


@pytest.mark.proves(
    "wcag:1.1.1", "wcag:1.3.1", "wcag:2.4.1", "wcag:2.4.4", "wcag:3.1.2", "wcag:4.1.2",
    "rgaa:1.1", "rgaa:1.2", "rgaa:5.6", "rgaa:5.7", "rgaa:6.2", "rgaa:7.1", "rgaa:8.8", "rgaa:9.3", "rgaa:11.1",
)  # fmt: skip
def test_axe_finds_nothing(found: Found) -> None:
    assert found["axe"] == []


@pytest.mark.node
@pytest.mark.proves("wcag:1.3.1", "wcag:1.3.6", "wcag:3.3.2", "wcag:4.1.2", "rgaa:7.1", "rgaa:11.1", "rgaa:12.6")
def test_ibms_engine_finds_nothing(found: Found) -> None:
    if found["ibm"] is None:
        pytest.skip("no engine of IBM’s: npm install")
    assert found["ibm"] == []


@pytest.mark.proves("wcag:1.4.3", "wcag:1.4.6", "rgaa:3.2")
def test_text_is_seen_in_every_colour(found: Found) -> None:
    """Each theme and colours of one's own; dark, with more contrast, with forced colours; wide, narrow, enlarged."""
    assert found["poor"] == {look: [] for look in found["poor"]}
    assert found["axe in the dark"] == []
    assert len(found["poor"]) >= 10


@pytest.mark.proves("wcag:1.4.4", "wcag:1.4.10", "rgaa:10.4", "rgaa:10.11", "daisy:visual-03")
def test_nothing_is_cut_narrow_and_large(found: Found) -> None:
    """320 px with text of 100, 200 and 400 %; 1280 by 1024 px magnified four times; whatever the colours."""
    assert found["cut"] == {look: SOUND for look in found["cut"]}
    assert len(found["cut"]) >= 7


@pytest.mark.proves("wcag:1.4.12", "rgaa:10.12", "daisy:visual-04")
def test_ones_own_spacing_cuts_nothing(found: Found) -> None:
    assert found["spaced"] == {look: SOUND for look in found["spaced"]}
    assert len(found["spaced"]) >= 2


def test_without_scripts_it_is_seen_as_well(found: Found) -> None:
    plain = found["seen without scripts"]
    assert plain["poor"] == {look: [] for look in plain["poor"]}
    cut = plain["cut"] | plain["spaced"]
    assert cut == {look: SOUND for look in cut}
    assert len(cut) >= 2


@pytest.mark.proves("wcag:1.3.4", "rgaa:13.9")
def test_on_its_side_the_text_is_the_same(found: Found) -> None:
    assert found["turned"] == []
    assert found["upright"] == found["lying"] != ""


@pytest.mark.proves("wcag:2.5.5", "wcag:2.5.8")
def test_targets_are_large(found: Found) -> None:
    assert found["small"] == {"wide": [], "phone": []}


@pytest.mark.proves("wcag:2.5.6")
def test_no_way_to_point_is_asked_for(found: Found) -> None:
    """A mouse beside a touch screen, a keyboard beside both: the page is the same for all."""
    assert found["asked"] == []


@pytest.mark.proves("wcag:1.3.2", "wcag:4.1.2", "rgaa:7.1", "rgaa:7.2")
def test_a_screen_reader_gets_the_same_without_scripts(found: Found) -> None:
    """But for the five pages that a script can do more for: there it takes nothing away."""
    trees: list[list[tuple[str, str]]] = [found["tree"], found["tree without scripts"]]
    scripted, plain = (Counter(tree) for tree in trees)
    kind = found["kind"]
    if kind in ("help", "offline", "settings", "share", "sheet"):
        taken = (plain - scripted).elements()
        assert [said for said in taken if said[0] in ("heading", "link", "StaticText")] == PREVIEW.get(kind, [])
    else:
        assert found["tree"] == found["tree without scripts"] != []


@pytest.mark.proves("rgaa:10.1", "rgaa:10.2", "rgaa:10.3", "wcag:1.3.2")
def test_without_style_sheets_no_word_is_lost(found: Found) -> None:
    words = iter(found["unstyled"].split())
    lost = [word for word in found["text"].split() if word not in words]
    assert lost == []


@pytest.mark.proves("rgaa:8.1", "wcag:3.1.1", "rgaa:8.3", "rgaa:8.4", "rgaa:8.8")
def test_type_and_languages(found: Found) -> None:
    assert (found["doctype"], found["lang"]) == ("html", "fr")
    assert [language for language in found["languages"] if not LANGUAGE.fullmatch(language)] == []


@pytest.mark.proves("wcag:2.4.10", "rgaa:9.1")
def test_headings_leave_out_no_level(found: Found) -> None:
    levels = found["levels"]
    assert (found["h1"], levels[0], found["empty"]) == (1, 1, [])
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


@pytest.mark.proves("wcag:1.3.6", "rgaa:9.2", "rgaa:12.6")
def test_regions_are_few_and_named(found: Found) -> None:
    assert (found["mains"], found["footers"]) == (1, 1)
    assert found["outside"] == []
    names = [name for _, name in found["regions"]]
    assert [kind for kind, name in found["regions"] if not name and kind != "search"] == []
    assert len(set(names)) == len(names) <= 4


@pytest.mark.proves("wcag:2.4.4", "wcag:2.4.9", "wcag:3.2.4", "rgaa:6.2", "rgaa:11.9")
def test_a_link_says_alone_where_it_leads(found: Found) -> None:
    assert found["vague"] == []
    targets: dict[str, set[str]] = {}
    for name, target in found["links"]:
        targets.setdefault(name, set()).add(target)
    assert {name: led for name, led in targets.items() if len(led) > 1} == {}
    assert found["broken"] == []


@pytest.mark.proves("wcag:2.2.1", "wcag:2.2.3", "rgaa:13.1")
def test_nothing_foreign_nothing_timed(found: Found) -> None:
    """No video, frame, canvas; no page that leaves by itself."""
    assert found["foreign"] == []
    assert found["refresh"] == 0


@pytest.mark.proves("wcag:2.3.1", "wcag:2.3.2", "wcag:2.3.3", "wcag:2.2.2", "rgaa:13.7", "rgaa:13.8")
def test_nothing_moves_or_flashes(found: Found) -> None:
    assert (found["moving"], found["animated"]) == (0, [])
    assert found["moving reduced"] == 0, "nor with the player open, where less motion is wished for"


@pytest.mark.proves("wcag:1.4.2", "rgaa:4.10")
def test_it_is_silent_where_sound_is_allowed(found: Found) -> None:
    assert found["sounding"] == 0


@pytest.mark.proves("rgaa:4.7", "rgaa:4.13", "wcag:1.1.1", "rgaa:1.1", "rgaa:1.2", "rgaa:1.9")
def test_sounds_are_named_and_images_accounted_for(found: Found) -> None:
    assert found["media"] + found["images"] + found["captions"] + found["figures"] == []


@pytest.mark.proves("rgaa:8.9", "rgaa:10.1")
def test_no_markup_for_looks(found: Found) -> None:
    assert found["presentational"] == []


@pytest.mark.proves("wcag:3.2.5", "rgaa:13.2", "rgaa:7.4")
def test_no_window_opens(found: Found) -> None:
    assert found["windows"] + found["handlers"] == []


@pytest.mark.proves("wcag:1.4.13", "rgaa:10.13", "rgaa:10.14", "rgaa:12.11")
def test_nothing_is_shown_by_hovering(found: Found) -> None:
    assert found["tooltips"] + found["revealed"] == []


@pytest.mark.proves("wcag:1.4.1", "rgaa:10.6")
def test_links_in_text_are_underlined(found: Found) -> None:
    assert found["plainLinks"] == []


@pytest.mark.proves("rgaa:10.5")
def test_ink_and_paper_are_declared_together(found: Found) -> None:
    assert found["root"] == []


@pytest.mark.proves("wcag:1.3.1", "rgaa:5.6", "rgaa:5.4", "rgaa:9.3")
def test_tables_and_lists(found: Found) -> None:
    assert found["headless"] + found["captionless"] + found["nested"] == []


@pytest.mark.proves("wcag:3.3.2", "rgaa:11.1", "rgaa:11.5", "rgaa:11.6")
def test_fields_are_named_grouped_and_ask_nothing_personal(found: Found) -> None:
    assert found["unlabelled"] + found["radios"] + found["personal"] == []


@pytest.mark.proves("wcag:2.5.3", "wcag:4.1.2", "rgaa:7.1", "rgaa:10.8")
def test_names_hold_what_is_seen(found: Found) -> None:
    assert found["mislabelled"] + found["hidden"] + found["pressed"] == []


@pytest.mark.proves("wcag:2.2.4", "wcag:4.1.3", "rgaa:7.5")
def test_nothing_interrupts(found: Found) -> None:
    """No live region speaks over the person: that is for a form sent back with its faults."""
    assert found["loud"] == []


def test_a_screen_reader_stops_at_no_empty_line(found: Found) -> None:
    """Heard with Orca 43 in Firefox: « statusbar », on the way to « Lecteur » and between two buttons."""
    assert found["stops"] == []


@pytest.mark.proves("wcag:1.4.8", "daisy:visual-05", "daisy:visual-07", "daisy:screen-reader-05")
def test_text_is_never_justified_nor_centred(found: Found) -> None:
    assert found["justified"] == []


@pytest.mark.proves("wcag:2.1.1", "wcag:2.1.2", "wcag:2.1.3", "wcag:2.4.3", "rgaa:7.3", "rgaa:12.8", "rgaa:12.9")
def test_the_tab_key_goes_through_in_order_and_out(found: Found) -> None:
    assert found["tabindex"] + found["accesskey"] == []
    assert 3 <= len(found["walk"]) < 400
    assert [stop["name"] for stop in found["walk"] if not stop["ordered"] or stop["again"]] == []


@pytest.mark.proves("wcag:2.4.7", "wcag:2.4.11", "wcag:2.4.12", "wcag:2.4.13", "rgaa:10.7")
def test_each_stop_is_seen_whole_with_a_ring(found: Found) -> None:
    """The ring's contrast is measured in `test_contrast_of_every_pair`; a sound's own controls ring themselves."""
    unseen = [
        stop for stop in found["walk"] if not stop["seen"] or stop["covered"] or not (stop["ringed"] or stop["audio"])
    ]
    assert unseen == []


@pytest.mark.proves("wcag:2.4.5", "wcag:2.4.8", "rgaa:12.1", "rgaa:12.3", "rgaa:12.4")
def test_one_knows_where_one_is(found: Found) -> None:
    """The library, the map of the site, is one press away; the menu names the place, or a link what is above."""
    assert found["library"] >= 1
    above = re.match(r"/pages/[a-z-]+(?=/)", found["address"])
    if above:
        assert above[0] in found["parent"]
    elif found["address"].partition("?")[0] in found["menu"] and found["kind"] != "library":
        assert len(found["here"]) == 1
