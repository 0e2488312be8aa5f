# ruff: noqa: E501  (word lists read best as they are)
"""What class and id names tell of a container. One table, tried in its order."""

from __future__ import annotations

from dataclasses import dataclass

from reader.extract.remembered import asker, remembered
from reader.extract.tree import Node
from reader.model import Reason
from reader.regex import regex

# Consent layers are told by any piece of their names: each vendor has its own prefix.
named_for_consent = asker(
    r"tarteaucitron|cmplz|axeptio|didomi|onetrust|cookie-?(?:law|notice|banner|consent|bar|layer|popup|policy-?notice)|cookieman|cookiebot|cybotcookie|cc-window|gdpr|rgpd|consent-?(?:banner|layer|manager|popup)|klaro|orejime|usercentrics|sd-cmp|qc-cmp|(?:^|[\s_-])cookies?(?:$|\s)|eu-cookie|moove_gdpr|borlabs|tac_activate|tac_float",
)


@dataclass(frozen=True, slots=True)
class NameRule:
    """A reason, the words of class and id that tell it, and how many of its words must stand in links (0 to 1).

    It holds no more words than `most_words`. A name stands for itself however it is parted: `relatedposts` is related-posts,
    related_posts and relatedPosts.
    """

    reason: Reason
    names: str
    linked: float = 0.0
    most_words: int = 100_000


NAME_RULES = (
    NameRule(
        Reason.SHARE,
        "share shares sharing partage partager addtoany a2a sharedaddy addthis sharethis sharebar "
        "sharebuttons sharebutton sharelinks sharelink sharetools sharetool socialshare socialsharing "
        "sociallinks sociallink socialicons socialicon socialmedia socialbuttons socialbutton socialbar "
        "sociallist reseauxsociaux socials social ssba heateor jssocials frshare",
        most_words=80,
    ),
    NameRule(
        Reason.NAVIGATION,
        "breadcrumbs breadcrumb fildariane filariane ariane hierarchie rootline yoastbreadcrumbs",
        most_words=60,
    ),
    NameRule(
        Reason.NAVIGATION,
        "skiplinks skiplink skipnav skiptocontent skip evitement accesrapides accesrapide",
        most_words=40,
    ),
    NameRule(
        Reason.NAVIGATION,
        "menus menu nav navbar navigation navmenu mainnav subnav sitenav sidenav sidemenu leftnav leftmenu localnav "
        "pagination pager paging "
        "postnavigation postnav navlinks pagelinks megamenu cscmenu submenu tabsprimary localtasks",
        linked=0.5,
    ),
    # MediaWiki’s boxes of pages on one subject, and of portals.
    NameRule(Reason.NAVIGATION, "navbox navboxes navboxcontainer navframe bandeauportail", linked=0.35),
    NameRule(
        Reason.NAVIGATION,
        "swiperpagination slickdots owldots splidepagination flickitypagedots carouselindicators "
        "paginator matpaginator datatablesinfo datatablespaginate datatableslength",
        most_words=20,
    ),
    NameRule(
        Reason.CONTROL,
        "contextual contextuallinks printlink printbutton print sitesub fontsizer fontsize fontresizer fontresize "
        "toolbar contrast textsize",
        most_words=30,
    ),
    # What is not for paper may still be for the reader ("En cas de fièvre, appelez le 15").
    NameRule(Reason.CONTROL, "noprint", linked=0.5, most_words=30),
    NameRule(Reason.CONTROL, "printfooter", linked=0.1, most_words=30),
    NameRule(
        Reason.RELATED,
        "related relatedposts relatedpost relatedarticles relatedarticle relatedcontent relatedstories "
        "relatedlinks relatedlink relatednews relatedtopics relatedtopic relateditems relateditem similar similarposts similarpost similararticles "
        "relatedpages relatedpage jprelatedposts yarpp alireaussi lireaussi voiraussi readmore readalso "
        "readnext seealso recommended recommendations recommendation recommandationsarticles "
        "recommandationsarticle recommandationarticles recommandationarticle suggestions suggestion suggested "
        "mostread mostpopular mostviewed popular trending taboola outbrain zergnet morestories morenews "
        "morearticles morefrom morein moreon latestnews latestposts latestarticles lateststories latest "
        "recentposts recentarticles recentnews recentcomments articleslies articlelies articlessimilaires "
        "articlesimilaires articlesassocies articleassocies articlesrecents articlerecents actusliees "
        "actuliees blockviews upnext nextup nextarticle nextpost youmayalsolike youmaylike teasers teaser "
        "bookmarkcard linkcard linkpreview postslist postlist postsgrid postgrid postsloop postloop popularposts promo promos promoted onward",
        linked=0.25,
    ),
    NameRule(
        Reason.COMMENTS,
        "comments comment comentarios kommentare commentsarea commentarea commentslist commentlist commentssection commentsection "
        "commentsform commentform commentsrespond commentrespond commentsthread commentthread commentswrap "
        "commentwrap commentscontainer commentcontainer commentaires commentaire disqusthread disqus respond "
        "livefyre forumfil forumreponses forumreponse fbcomments viafoura coraltalk coralthread coralstream coralembed",
    ),
    NameRule(
        Reason.CONTENTS,
        "toc tableofcontents tableofcontent eztoccontainer eztoc sommaire frsummary lwptoc "
        "wpblocktableofcontents rankmathtoc elementortoc tabledesmatieres inpagenav onthispage",
        linked=0.3,
    ),
    NameRule(
        Reason.FORM,
        "newsletter subscribe subscription signup mailchimp mcembedsignup mailinglist optin "
        "formtitle inscriptionnewsletter inscriptionlettre emailcapture donate donation paywall login formulaire",
        most_words=120,
    ),
    NameRule(
        Reason.FORM,
        "votes vote voting rating ratings feedback kkstarratings postratings helpful wasthis poll reactions "
        "reaction likes like",
        most_words=60,
    ),
    NameRule(
        Reason.ADVERTISEMENT,
        "ad ads advert adverts advertisements advertisement advertisments advertisment advertisings "
        "advertising adsense adslot adunit adcontainer adwrapper adbanner adbox adblock adlabel dfp publicite "
        "pub sponsor sponsored sponsors dfpad googlead",
        most_words=120,
    ),
    NameRule(
        Reason.BYLINE,
        "authorbox authorbio authorinfo authorcard authorblock authorbiography aboutauthor abouttheauthor",
        most_words=200,
    ),
    NameRule(
        Reason.BYLINE,
        "byline authors author auteurs auteur authorname "
        "authormeta postmeta postinfo postdate postauthor posttags postfooter postcategories "
        "postutility postbyline postdata entrymeta entryfooter entrydate entryauthor entryutility entrytags "
        "entrycategories entryinfo articlemeta articleinfo articledate articleauthor articletags "
        "articlebyline articledetails articlefooter articlecredits articlecredit dateline datetime postedon "
        "postedby postedin publisheddate publishedon published publishdate publishon publish pubdate "
        "timestamp meta metadata metainfo metabar submitted date tags tag taglist taglinks tagcloud keywords "
        "topics topic nodemeta fieldnamefieldtags fieldnametags infopubli datepublication datemaj datemodif "
        "readingtime readtime vcard chipset hashtags hashtag categories category catlinks kicker eyebrow biography "
        "bio credits credit",
        most_words=90,
    ),
    NameRule(
        Reason.RELATED,
        "sidebar sidecolumn rightcolumn rightcol rightrail leftcolumn leftcol leftrail rail widgetarea "
        "etpbsidebar secondary sidecol aside",
        linked=0.2,
    ),
    NameRule(
        Reason.HEADER,
        "elementorlocationheader siteheader mainheader pagetopbar topbar masthead entete globalheader "
        "headertop headermain headerbar headernav headermenu headerwrapper cartouchesite",
        most_words=400,
    ),
    NameRule(
        Reason.FOOTER,
        "elementorlocationfooter elementorlocationpopup sitefooter mainfooter pagefooter footer pied "
        "pieddepage globalfooter globalfoot sitefoot pagefoot mainfoot colophon bottombar",
        most_words=1500,
    ),
    NameRule(
        Reason.SEARCH,
        "search searchform searchbox searchbar searchfield searchoverlay searchouter searchwrapper "
        "searchcontainer searchtoggle recherche formulairerecherche etsearchouter",
        most_words=60,
    ),
    NameRule(
        Reason.CONTROL,
        "modal popup lightbox overlay toast tooltip offcanvas backtotop scrolltop scrollup totop",
        most_words=400,
    ),
)

_RULES_OF: dict[str, list[int]] = {}
for _place, _rule in enumerate(NAME_RULES):
    for _name in _rule.names.split():
        _RULES_OF.setdefault(_name, []).append(_place)

# The longest of the table's names, in words of a class ("you-may-also-like").
_LONGEST = 4
_PARTS = regex(r"[a-z0-9]+")


def told_by_name(node: Node) -> tuple[NameRule, ...]:
    """The rules that the names of an element meet, in the table's order."""
    return _rules_of(node.label) if node.label else ()


@remembered
def _rules_of(label: str) -> tuple[NameRule, ...]:
    found: set[int] = set()
    for name in label.lower().split():
        parts = _PARTS.findall(name)
        for start in range(len(parts)):
            joined = ""
            for part in parts[start : start + _LONGEST]:
                joined += part
                found.update(_RULES_OF.get(joined, ()))
    return tuple(NAME_RULES[place] for place in sorted(found))
