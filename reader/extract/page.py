"""From a page's HTML to a Document: the steps in their order."""

from __future__ import annotations

from reader.extract.boilerplate.appeals import mark_appeals
from reader.extract.boilerplate.ballot import mark_ballot
from reader.extract.boilerplate.colophon import mark_colophon
from reader.extract.boilerplate.consent import mark_consent
from reader.extract.boilerplate.doubles import mark_doubles
from reader.extract.boilerplate.furniture import mark_furniture
from reader.extract.boilerplate.head_title import head_title, raw_title
from reader.extract.boilerplate.jump_lines import mark_jump_lines
from reader.extract.boilerplate.loose_fields import mark_loose_fields
from reader.extract.boilerplate.microdata import mark_microdata
from reader.extract.boilerplate.read_on import mark_read_on
from reader.extract.boilerplate.said_for_ears import mark_said_for_ears
from reader.extract.boilerplate.subscriptions import mark_subscriptions
from reader.extract.boilerplate.switchers import mark_switchers
from reader.extract.boilerplate.unseen_headings import keep_unseen_headings
from reader.extract.content.beside import content_beside, in_page_order
from reader.extract.content.bullets import mark_bullets
from reader.extract.content.cards import mark_cards
from reader.extract.content.chosen import chosen_roots, chosen_title, free_chosen, mark_chosen, safe
from reader.extract.content.figures import mark_figures
from reader.extract.content.root import find_root
from reader.extract.content.steps import mark_steps
from reader.extract.content.title import lead_heading, lines_under, mark_document_title, mark_kicker, page_heading
from reader.extract.content.title_line import mark_title_line
from reader.extract.content.told_options import tell_options
from reader.extract.document.assemble import sections
from reader.extract.document.ledger import keep_ledger
from reader.extract.guards import admit
from reader.extract.markup.parse import parse
from reader.extract.panels.boxes import mark_boxes
from reader.extract.panels.far import bring_far_panels
from reader.extract.panels.find import find_panels
from reader.extract.panels.rest import show_rest
from reader.extract.pause import collector_at_rest
from reader.extract.plan import Plan
from reader.extract.profiles import Profiles
from reader.extract.refusals import nothing_to_read, refuse_error, refuse_no_page
from reader.extract.review.captions import tie_captions
from reader.extract.review.figure_lines import join_figures
from reader.extract.review.link_rows import part_link_rows
from reader.extract.review.promote import promote_headings, promote_title
from reader.extract.review.prune import Pruner
from reader.extract.review.title import find_title, tell_under_title
from reader.extract.review.whom_to_call import lines_to_call
from reader.extract.review.wrapped_lines import join_wrapped_lines
from reader.extract.tree import Tree, collapse
from reader.extract.walk.inline import Addresses, language_of
from reader.extract.walk.quoted import tell_quotes
from reader.extract.walk.walker import Walker
from reader.extract.wording.language import block_languages, document_language
from reader.model import Document, Source


def extract(
    html: str, document_id: str = "page", source: Source | None = None, profiles: Profiles | None = None
) -> Document:
    """Read a page: its title, sections and blocks in order, and the ledger of what was left out.

    `html` is decoded text; `profiles` are those of sites, the shipped ones unless said. Raises PageRefused, in
    French, for what is no page that can be read.
    """
    with collector_at_rest():
        return _extract(html, document_id, source or Source(), profiles)


def _extract(html: str, document_id: str, source: Source, profiles: Profiles | None) -> Document:
    profile = (profiles or Profiles.shipped()).of(source.url)
    tree = parse(admit(html), profile.selectors if profile else None)
    mark_document_title(tree)
    page_title = chosen_title(tree) or head_title(tree, raw_title(tree))
    refuse_no_page(tree, page_title)
    mark_title_line(tree, page_title)
    plan = Plan([])
    if profile:
        mark_chosen(tree, plan, profile)
    mark_consent(tree, plan)
    show_rest(tree, plan)
    find_panels(tree, plan)
    tell_options(tree, plan)
    mark_boxes(tree, plan)
    mark_furniture(tree, plan)
    bring_far_panels(tree, plan)
    mark_switchers(tree, plan)
    mark_kicker(tree, plan, page_title)
    mark_colophon(tree, plan)
    mark_subscriptions(tree, plan)
    mark_microdata(tree, plan)
    mark_loose_fields(tree, plan)
    mark_jump_lines(tree, plan)
    mark_appeals(tree, plan)
    mark_ballot(tree, plan)
    mark_said_for_ears(tree, plan)
    mark_doubles(tree, plan)
    keep_unseen_headings(tree, plan)
    mark_bullets(tree, plan)
    mark_steps(tree, plan)
    mark_figures(tree, plan)
    chosen = chosen_roots(tree, profile) if profile else []
    roots = chosen or [find_root(tree, plan, page_heading(tree, plan, page_title))]
    for root in roots:
        mark_cards(tree, plan, root)
    mark_read_on(tree, plan)
    roots = free_chosen(tree, plan, roots) if profile else roots
    lead = lead_heading(tree, plan, roots[0], page_title)
    beside = [] if chosen else content_beside(tree, plan, roots[-1])
    if lead is not None and not chosen:
        under = lines_under(tree, plan, lead, roots[0])
        beside = [*(line for line in under if not any(box.holds(line) for box in beside)), *beside]
    plan.roots = in_page_order(tree, plan, lead, roots, beside)
    addresses = Addresses(source.url or _base(tree))
    drafts = Walker(tree, plan, addresses).walk()
    if not drafts:
        raise nothing_to_read(tree)
    refuse_error(tree, [draft.text for draft in drafts])
    tie_captions(drafts)
    join_wrapped_lines(drafts)
    promote_title(drafts, page_title)
    promote_headings(drafts)
    join_figures(drafts)
    tell_quotes(drafts)
    title, heading = find_title(tree, drafts, page_title)
    if beside:
        tell_under_title(tree, drafts, beside, heading)
    pruner = Pruner(drafts, tree, plan, roots[0], title, safe(tree))
    drafts = pruner.prune()
    part_link_rows(drafts)
    if not chosen:
        drafts += lines_to_call(tree, plan, addresses, drafts, heading)
    declared = language_of(tree.html) or language_of(tree.body)
    language = document_language(declared, " ".join(draft.text for draft in drafts if not draft.language))
    unsaid = [draft for draft in drafts if not draft.language and not draft.cells]
    for draft, told in zip(unsaid, block_languages((draft.text for draft in unsaid), language), strict=True):
        draft.language = told
    kept = {position for draft in drafts for position in draft.nodes}
    ledger = keep_ledger(tree, plan, kept, pruner.reasons)
    parts = sections(drafts, collapse(title), heading, language)
    tree.let_go()
    return Document(document_id, collapse(title), language, parts, source, ledger)


def _base(tree: Tree) -> str:
    for node in tree.nodes:
        if node.tag == "base" and node.get("href").startswith(("http://", "https://")):
            return node.get("href")
        if node is tree.body:
            break
    return ""
