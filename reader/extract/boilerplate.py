"""What belongs to the site and not to the page: told by element, role, name, place, links and wording.

Rules, not scores. A rule by name acts on containers alone, never on inline elements nor inside running text, and never on an
element that holds much of the page's prose: a body called "has-sidebar" is no side bar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.extract.hidden import hidden_by_class, hidden_for_all, one_screen_only, screen_only
from reader.extract.plan import Plan
from reader.extract.tree import TEXT, Node, Tree
from reader.model import Reason

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CONTAINERS = frozenset(
    "div section ul ol aside header footer nav form table article dl p main details dialog figure center fieldset menu hgroup "
    "address td iframe span".split()
)

_TAGS = {
    "nav": Reason.NAVIGATION,
    "search": Reason.SEARCH,
    "menu": Reason.NAVIGATION,
    "button": Reason.CONTROL,
    "select": Reason.CONTROL,
    "textarea": Reason.CONTROL,
    "iframe": Reason.EMBED,
    "object": Reason.EMBED,
    "embed": Reason.EMBED,
    "audio": Reason.EMBED,
    "video": Reason.EMBED,
    "canvas": Reason.EMBED,
    "svg": Reason.EMBED,
    "noscript": Reason.HIDDEN,
}

_ROLES = {
    "navigation": Reason.NAVIGATION,
    "menu": Reason.NAVIGATION,
    "menubar": Reason.NAVIGATION,
    "toolbar": Reason.CONTROL,
    "banner": Reason.HEADER,
    "contentinfo": Reason.FOOTER,
    "search": Reason.SEARCH,
    "button": Reason.CONTROL,
    "dialog": Reason.CONTROL,
    "alertdialog": Reason.CONTROL,
    "tooltip": Reason.CONTROL,
    "status": Reason.CONTROL,
    "listbox": Reason.CONTROL,
    "doc-toc": Reason.CONTENTS,
}


@dataclass(frozen=True, slots=True)
class NameRule:
    """A reason, the class and id words that tell it, and how many of its words must stand in links (0 to 1)."""

    reason: Reason
    pattern: re.Pattern[str]
    linked: float = 0.0
    most_words: int = 100_000


def _names(*words: str) -> re.Pattern[str]:
    """Whole words of a class or id: parted by space, hyphen, underscore, or a capital."""
    return re.compile(r"(?:^|[\s_-])(?:" + "|".join(words) + r")(?=$|[\s_-])", re.IGNORECASE)


NAME_RULES = (
    NameRule(
        Reason.CONSENT,
        re.compile(
            r"tarteaucitron|cmplz|axeptio|didomi|onetrust|cookie-?(?:law|notice|banner|consent|bar|layer|popup|policy-?notice)|cookieman|"
            r"cookiebot|cybotcookie|cc-window|gdpr|rgpd|consent-?(?:banner|layer|manager|popup)|klaro|orejime|usercentrics|sd-cmp|"
            r"qc-cmp|(?:^|[\s_-])cookies?(?:$|\s)|eu-cookie|moove_gdpr|borlabs",
            re.IGNORECASE,
        ),
    ),
    NameRule(
        Reason.SHARE,
        _names(
            r"share",
            r"shares",
            r"sharing",
            r"partage",
            r"partager",
            r"addtoany",
            r"a2a",
            r"sharedaddy",
            r"addthis",
            r"sharethis",
            r"share-?(?:bar|buttons?|links?|tools?)",
            r"social-?(?:share|sharing|links?|icons?|media|buttons?|bar|list)",
            r"reseaux-?sociaux",
            r"socials?",
            r"ssba",
            r"heateor",
            r"jssocials",
            r"fr-share",
            r"social-share",
        ),
        most_words=80,
    ),
    NameRule(
        Reason.NAVIGATION,
        _names(
            r"bread-?crumbs?",
            r"fil-?d-?ariane",
            r"filariane",
            r"ariane",
            r"hierarchie",
            r"rootline",
            r"yoast-breadcrumbs",
        ),
        most_words=60,
    ),
    NameRule(
        Reason.NAVIGATION,
        _names(r"skip-?(?:links?|nav|to-?content)?", r"skiplinks?", r"evitement", r"acces-?rapides?"),
        most_words=40,
    ),
    NameRule(
        Reason.NAVIGATION,
        _names(
            r"menus?",
            r"nav",
            r"navbar",
            r"navigation",
            r"nav-?menu",
            r"main-?nav",
            r"sub-?nav",
            r"site-?nav",
            r"pagination",
            r"pager",
            r"paging",
            r"post-?nav(?:igation)?",
            r"nav-?links",
            r"page-?links",
            r"mega-?menu",
            r"csc-menu",
            r"submenu",
            r"tabs--primary",
            r"local-?tasks",
        ),
        linked=0.5,
    ),
    NameRule(
        Reason.CONTROL,
        _names(
            r"contextual",
            r"contextual-links",
            r"print-?(?:link|button)?",
            r"font-?(?:size|resize)r?",
            r"toolbar",
            r"toolbox",
            r"contrast",
            r"text-?size",
        ),
        most_words=30,
    ),
    NameRule(
        Reason.RELATED,
        _names(
            r"related",
            r"related-?(?:posts?|articles?|content|stories|links?|news|topics?|items?|pages?)",
            r"jp-relatedposts",
            r"yarpp",
            r"a-?lire-?aussi",
            r"lire-?aussi",
            r"voir-?aussi",
            r"read-?(?:more|also|next)",
            r"see-?also",
            r"recommended",
            r"recommendations?",
            r"recommandations?-?articles?",
            r"suggestions?",
            r"suggested",
            r"most-?(?:read|popular|viewed)",
            r"popular",
            r"trending",
            r"taboola",
            r"outbrain",
            r"zergnet",
            r"more-?(?:stories|news|articles|from|in|on)",
            r"latest-?(?:news|posts|articles|stories)?",
            r"recent-?(?:posts|articles|news|comments)",
            r"articles?-?(?:lies|similaires|associes|recents)",
            r"actus?-?liees",
            r"block-views",
            r"up-?next",
            r"next-?(?:up|article|post)",
            r"you-?may-?(?:also-?)?like",
            r"teasers?",
            r"posts?-?(?:list|grid|loop)",
            r"popular-?posts",
            r"promo",
            r"promos",
            r"promoted",
            r"read-?next",
            r"onward",
        ),
        linked=0.25,
    ),
    NameRule(
        Reason.COMMENTS,
        _names(
            r"comments?",
            r"comments?-?(?:area|list|section|form|respond|thread|wrap|container)",
            r"commentlist",
            r"commentaires?",
            r"disqus(?:_thread)?",
            r"respond",
            r"livefyre",
            r"forum-?(?:fil|reponses?)",
            r"fb-comments",
            r"viafoura",
            r"coral",
        ),
    ),
    NameRule(
        Reason.CONTENTS,
        _names(
            r"toc",
            r"table-?of-?contents?",
            r"ez-toc(?:-container)?",
            r"sommaire",
            r"fr-summary",
            r"lwptoc",
            r"wp-block-table-of-contents",
            r"rank-math-toc",
            r"elementor-toc",
            r"table-?des-?matieres",
            r"inpage-?nav",
            r"on-this-page",
        ),
        linked=0.4,
    ),
    NameRule(
        Reason.FORM,
        _names(
            r"newsletter",
            r"news-?letter",
            r"subscribe",
            r"subscription",
            r"sign-?up",
            r"signup",
            r"mailchimp",
            r"mc_embed_signup",
            r"mailing-?list",
            r"optin",
            r"opt-?in",
            r"inscription-?(?:newsletter|lettre)",
            r"email-?capture",
            r"donate",
            r"donation",
            r"paywall",
            r"login",
            r"formulaire",
            r"formulaire_\w+",
        ),
        most_words=120,
    ),
    NameRule(
        Reason.FORM,
        _names(
            r"votes?",
            r"voting",
            r"rating",
            r"ratings",
            r"feedback",
            r"kk-star-ratings",
            r"post-?ratings",
            r"helpful",
            r"was-?this",
            r"poll",
            r"reactions?",
            r"likes?",
        ),
        most_words=60,
    ),
    NameRule(
        Reason.ADVERTISEMENT,
        _names(
            r"ad",
            r"ads",
            r"advert",
            r"adverts",
            r"advertis(?:e?ment|ing)s?",
            r"adsense",
            r"adslot",
            r"ad-?(?:slot|unit|container|wrapper|banner|box|block|label)",
            r"dfp",
            r"publicite",
            r"pub",
            r"sponsor",
            r"sponsored",
            r"sponsors",
            r"dfp-ad",
            r"google-?ad\w*",
        ),
        most_words=120,
    ),
    NameRule(
        Reason.BYLINE,
        _names(
            r"byline",
            r"by-?line",
            r"authors?",
            r"auteurs?",
            r"author-?(?:box|bio|info|name|card|block|meta)",
            r"post-?(?:meta|info|date|author|tags|footer|categories|utility|byline|data)",
            r"entry-?(?:meta|footer|date|author|utility|tags|categories|info)",
            r"article-?(?:meta|info|date|author|tags|byline|details|footer|credits?)",
            r"dateline",
            r"datetime",
            r"posted-?(?:on|by|in)",
            r"publish(?:ed)?-?(?:date|on)?",
            r"pub-?date",
            r"timestamp",
            r"time-?stamp",
            r"meta",
            r"metadata",
            r"meta-?(?:data|info|bar)",
            r"submitted",
            r"date",
            r"tags?",
            r"tag-?(?:list|links|cloud)",
            r"keywords",
            r"topics?",
            r"article-?tags",
            r"node-?meta",
            r"field--name-(?:field-)?tags",
            r"info-publi",
            r"date-?(?:publication|maj|modif)",
            r"reading-?time",
            r"read-?time",
            r"vcard",
            r"hashtags?",
            r"categories",
            r"category",
            r"cat-links",
            r"kicker",
            r"eyebrow",
            r"biography",
            r"bio",
            r"about-?(?:the-?)?author",
            r"credits?",
        ),
        most_words=90,
    ),
    NameRule(
        Reason.RELATED,
        _names(
            r"sidebar",
            r"side-?bar",
            r"side-?column",
            r"right-?(?:column|col|rail)",
            r"left-?(?:column|col|rail)",
            r"rail",
            r"widget-?area",
            r"et_pb_sidebar",
            r"secondary",
            r"rightcol",
            r"sidecol",
            r"aside",
        ),
        linked=0.2,
    ),
    NameRule(
        Reason.HEADER,
        _names(
            r"elementor-location-header",
            r"site-?header",
            r"main-?header",
            r"page-?top-?bar",
            r"top-?bar",
            r"masthead",
            r"entete",
            r"global-?header",
            r"header-?(?:top|main|bar|nav|menu|wrapper)",
            r"cartouche-site",
        ),
        most_words=400,
    ),
    NameRule(
        Reason.FOOTER,
        _names(
            r"elementor-location-(?:footer|popup)",
            r"site-?footer",
            r"main-?footer",
            r"page-?footer",
            r"footer",
            r"pied",
            r"pied-?de-?page",
            r"global-?footer",
            r"colophon",
            r"bottom-?bar",
            r"footer-?\w+",
        ),
        most_words=1500,
    ),
    NameRule(
        Reason.SEARCH,
        _names(
            r"search",
            r"search-?(?:form|box|bar|field|overlay|outer|wrapper|container|toggle)",
            r"recherche",
            r"formulaire_recherche",
            r"et_search_outer",
        ),
        most_words=60,
    ),
    NameRule(
        Reason.CONTROL,
        _names(
            r"modal",
            r"popup",
            r"pop-?up",
            r"lightbox",
            r"overlay",
            r"toast",
            r"tooltip",
            r"offcanvas",
            r"back-?to-?top",
            r"scroll-?(?:top|up)",
            r"totop",
        ),
        most_words=400,
    ),
)
# One look at a name before the rules are tried in turn.
_ANY_NAME = re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in NAME_RULES), re.IGNORECASE)

# An element that holds this share of the page's prose is not judged by its name.
PROSE_SHARE = 0.35


def prose(node: Node) -> int:
    """Words outside links."""
    return node.words - node.linked


def mark_furniture(tree: Tree, plan: Plan) -> None:
    """Drop by element, role and name, from the outside in; what is inside a dropped element is not looked at."""
    body = tree.body
    most = max(prose(body), 1) * PROSE_SHARE
    position, nodes = body.position + 1, tree.nodes
    while position < body.end:
        node = nodes[position]
        if node.tag[0] == "#" or node.position in plan.taken:
            position = node.end if node.position in plan.taken else position + 1
            continue
        reason = _reason(tree, plan, node, most)
        if reason is None:
            position += 1
            continue
        plan.drop(node, reason)
        position = node.end


def _reason(tree: Tree, plan: Plan, node: Node, most: float) -> Reason | None:
    tag = node.tag
    if node.position in plan.dropped:
        return plan.dropped[node.position]
    if node.position in plan.labels or _holds_label(tree, plan, node):
        # A panel's label or a panel inside: only what is plainly the site's may go.
        if tag != "nav" and node.get("role") not in {"navigation", "banner", "contentinfo", "search"}:
            return None
    if prose(node) > most and tag not in {"noscript", "svg", "iframe", "button"}:
        return None
    if tag in _TAGS:
        return _TAGS[tag]
    role = node.get("role").lower()
    if role in _ROLES and tag not in _HEADINGS:
        if role in {"button", "status", "tooltip"} and node.words > 30:
            return None
        return _ROLES[role]
    if tag == "form":
        return Reason.FORM
    if tag == "dialog":
        return Reason.CONTROL
    if tag == "footer":
        return _footer(node)
    if tag == "header":
        return _header(tree, node)
    if tag == "aside":
        return _aside(node)
    if node.get("data-elementor-type") in {"header", "footer", "popup"}:
        return Reason.HEADER if node.get("data-elementor-type") == "header" else Reason.FOOTER
    if tag in _CONTAINERS and node.words:
        if hidden_for_all(node) or hidden_by_class(node):
            return Reason.HIDDEN
        if screen_only(node) and tag != "span":
            return Reason.CONTROL
        name = f"{node.get('class')} {node.get('id')}"
        if len(name) > 1 and tag != "span" and _ANY_NAME.search(name):
            return _by_name(tree, node, name)
    elif tag in _HEADINGS and tag != "h1" and screen_only(node):
        return Reason.CONTROL
    elif tag == "a" and (screen_only(node) or "skip" in node.names) and node.get("href").startswith("#"):
        return Reason.NAVIGATION
    return None


def _holds_label(tree: Tree, plan: Plan, node: Node) -> bool:
    return any(node.position <= position < node.end for position in plan.labels)


def _by_name(tree: Tree, node: Node, name: str) -> Reason | None:
    for rule in NAME_RULES:
        if not rule.pattern.search(name):
            continue
        if node.words > rule.most_words:
            continue
        if node.words and node.linked / node.words < rule.linked:
            continue
        if node.tag == "p" and rule.reason not in {
            Reason.BYLINE,
            Reason.NAVIGATION,
            Reason.SHARE,
            Reason.ADVERTISEMENT,
        }:
            continue
        if rule.reason is Reason.BYLINE and any(inner.tag == "h1" for inner in tree.inside(node)):
            continue
        return rule.reason
    return None


def _inside(node: Node, tags: frozenset[str]) -> bool:
    return any(above.tag in tags or above.get("role") == "main" for above in node.ancestors())


_CONTENT_TAGS = frozenset({"main", "article", "blockquote", "figure"})


def _footer(node: Node) -> Reason | None:
    if any(above.tag == "blockquote" for above in node.ancestors()):
        return None
    if _inside(node, _CONTENT_TAGS) and prose(node) > 60:
        return None
    return Reason.FOOTER


def _header(tree: Tree, node: Node) -> Reason | None:
    """The site's header goes; an article's own (its h1, its introduction) stays."""
    inside = tree.inside(node)
    if any(inner.tag == "h1" and inner.words for inner in inside):
        links = [inner for inner in inside if inner.tag in {"nav"}]
        return None if _inside(node, _CONTENT_TAGS) or not links else Reason.HEADER
    if _inside(node, _CONTENT_TAGS):
        return None
    return Reason.HEADER


def _aside(node: Node) -> Reason | None:
    if node.words == 0:
        return None
    if _inside(node, _CONTENT_TAGS) and node.linked / node.words < 0.3:
        return None
    return Reason.RELATED


def mark_doubles(tree: Tree, plan: Plan) -> None:
    """Blocks said twice, once for each size of screen: the second goes."""
    seen: dict[str, Node] = {}
    position, nodes = tree.body.position + 1, tree.nodes
    candidates: dict[str, list[Node]] = {}
    if not any(one_screen_only(node) or node.get("aria-hidden") == "true" for node in nodes):
        return
    while position < tree.body.end:
        node = nodes[position]
        position += 1
        if node.position in plan.dropped:
            position = node.end
            continue
        if node.tag[0] == "#" or node.words < 2:
            continue
        if one_screen_only(node) or (node.get("aria-hidden") == "true" and node.words > 2):
            candidates.setdefault(tree.text(node).casefold(), []).append(node)
            position = node.end
    if not candidates:
        return
    lengths = {len(text.split()) for text in candidates}
    for node in tree.inside(tree.body):
        if (
            node.tag == TEXT
            or node.words not in lengths
            or any(node.holds(other) or other.holds(node) for group in candidates.values() for other in group)
        ):
            continue
        text = tree.text(node).casefold()
        if text in candidates:
            seen.setdefault(text, node)
    for text, group in candidates.items():
        keep = seen.get(text) or group[0]
        if plan_drops(plan, keep):
            keep = group[0]
        for node in group:
            if node is not keep:
                plan.drop(node, Reason.DUPLICATE)


def plan_drops(plan: Plan, node: Node) -> bool:
    return node.position in plan.dropped or any(above.position in plan.dropped for above in node.ancestors())
