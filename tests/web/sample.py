"""A document with one of everything that a page may hold: the web door's own proof sheet."""

from __future__ import annotations

from reader.model import (
    Block,
    BlockKind,
    Cell,
    Document,
    Group,
    GroupKind,
    Image,
    Ledger,
    LeftOut,
    Reason,
    Section,
    Sentence,
    Source,
    Span,
    SpanKind,
    TextRange,
)


def span(text: str, part: str, kind: SpanKind, value: str = "") -> Span:
    start = text.index(part)
    return Span(TextRange(start, start + len(part)), kind, value)


def sentences(element_id: str, *texts: str | Sentence) -> tuple[Sentence, ...]:
    return tuple(
        text if isinstance(text, Sentence) else Sentence(f"{element_id}-{number}", text)
        for number, text in enumerate(texts, 1)
    )


def block(block_id: str, kind: BlockKind, *texts: str | Sentence, **more: object) -> Block:
    return Block(block_id, kind, sentences(block_id, *texts), **more)  # type: ignore[arg-type]


def cell(cell_id: str, text: str, *headers: str, header: bool = False, column: int = 0, **spans: int) -> Cell:
    return Cell(cell_id, sentences(cell_id, text), header, headers, column, **spans)


DOSE = "Dose : 2 mg/m2 de CO2, voir la note1 😀 et la section suivante."

LINKED = (
    Sentence(
        "s2-b2-1",
        "Lisez d’abord ceci. ",
        spans=(Span(TextRange(6, 20), SpanKind.LINK, "https://www.cancer.fr/guide"),),
    ),
    Sentence(
        "s2-b2-2",
        "Puis cela, avec l’anti-PD-1 (nivolumab). ",
        spans=(
            Span(TextRange(0, 9), SpanKind.LINK, "https://www.cancer.fr/guide"),
            span("Puis cela, avec l’anti-PD-1 (nivolumab). ", "anti-PD-1", SpanKind.ABBR, "anticorps bloquant PD-1"),
            span("Puis cela, avec l’anti-PD-1 (nivolumab). ", "nivolumab", SpanKind.STRONG),
        ),
    ),
    Sentence("s2-b2-3", "This part is in English. ", "en"),
    Sentence(
        "s2-b2-4",
        DOSE,
        spans=(
            Span(TextRange(13, 14), SpanKind.SUP),
            Span(TextRange(20, 21), SpanKind.SUB),
            Span(TextRange(35, 36), SpanKind.NOTE, "#s4-b4"),
            span(
                DOSE,
                "section suivante",
                SpanKind.LINK,
                "#s3",
            ),
        ),
    ),
)

LIST = Group("s3-g1", GroupKind.LIST, ordered=True, start=3, style="a")
ITEM_1 = Group("s3-g2", GroupKind.ITEM, number=3)
ITEM_2 = Group("s3-g3", GroupKind.ITEM, number=7)
INNER = Group("s3-g4", GroupKind.LIST)
INNER_1 = Group("s3-g5", GroupKind.ITEM)
INNER_2 = Group("s3-g6", GroupKind.ITEM)
QUOTE = Group("s3-g7", GroupKind.QUOTE)
TERMS = Group("s3-g8", GroupKind.DEFINITIONS)
TABLE = Group("s4-g1", GroupKind.TABLE)
FIGURE = Group("s4-g2", GroupKind.FIGURE)

SAMPLE = Document(
    id="exemple",
    title="L’immunothérapie : comprendre et se repérer",
    language="fr",
    source=Source(
        url="https://www.hopital-exemple.fr/immunotherapie",
        publisher="Hôpital d’exemple",
        fetched_on="2026-03-01",
        licence="CC BY-SA 4.0",
    ),
    ledger=Ledger((LeftOut("Accueil", Reason.NAVIGATION), LeftOut("Partager <sur> X", Reason.SHARE))),
    sections=(
        Section(
            "s1",
            "L’immunothérapie : comprendre et se repérer",
            1,
            (
                block("s1-b1", BlockKind.HEADING, "L’immunothérapie : comprendre et se repérer", level=1),
                block(
                    "s1-b2",
                    BlockKind.PARAGRAPH,
                    "L’immunothérapie aide vos propres défenses à reconnaître les cellules malades. ",
                    "Elle ne remplace pas toujours les autres traitements.",
                ),
            ),
        ),
        Section(
            "s2",
            "Que dit-on de l’anti-PD-1 ?",
            2,
            (
                block("s2-b1", BlockKind.HEADING, "Que dit-on de l’anti-PD-1 ?", level=2),
                Block("s2-b2", BlockKind.PARAGRAPH, LINKED),
                block("s2-b3", BlockKind.PARAGRAPH, "Une ligne,\nune autre ligne."),
                block("s2-b4", BlockKind.PREFORMATTED, "\n  colonne   autre\n  < & > \" '"),
            ),
        ),
        Section(
            "s3",
            "Avant la perfusion",
            3,
            (
                block("s3-b1", BlockKind.HEADING, "Avant la perfusion", level=3),
                block("s3-b2", BlockKind.LIST_ITEM, "Venez à jeun.", level=1, groups=(LIST, ITEM_1)),
                block("s3-b3", BlockKind.LIST_ITEM, "Apportez :", level=1, groups=(LIST, ITEM_2)),
                block("s3-b4", BlockKind.LIST_ITEM, "votre carte ;", level=2, groups=(LIST, ITEM_2, INNER, INNER_1)),
                block("s3-b5", BlockKind.LIST_ITEM, "un livre.", level=2, groups=(LIST, ITEM_2, INNER, INNER_2)),
                block("s3-b6", BlockKind.QUOTE, "« J’ai posé toutes mes questions. »", groups=(QUOTE,)),
                block("s3-b7", BlockKind.TERM, "Anticorps", groups=(TERMS,)),
                block("s3-b8", BlockKind.DEFINITION, "Une protéine de défense.", groups=(TERMS,)),
            ),
        ),
        Section(
            "s4",
            "Quand appeler",
            2,
            (
                block("s4-b1", BlockKind.HEADING, "Quand appeler", level=2),
                block("s4-b9", BlockKind.CAPTION, "Signes, et qui appeler", groups=(TABLE,)),
                Block(
                    "s4-b2",
                    BlockKind.TABLE_ROW,
                    groups=(TABLE,),
                    cells=(
                        cell("s4-b2-c1", "Signe", header=True),
                        cell("s4-b2-c2", "Que faire", header=True, column=1),
                        cell("s4-b2-c3", "Qui appeler", header=True, column=2),
                    ),
                ),
                Block(
                    "s4-b3",
                    BlockKind.TABLE_ROW,
                    groups=(TABLE,),
                    cells=(
                        cell("s4-b3-c1", "Fièvre ≥ 38 °C", "Signe", header=True, rowspan=2),
                        cell("s4-b3-c2", "Appelez tout de suite.", "Fièvre ≥ 38 °C", "Que faire", column=1),
                        cell("s4-b3-c3", "L’hôpital de jour", "Fièvre ≥ 38 °C", "Qui appeler", column=2),
                    ),
                ),
                Block(
                    "s4-b5",
                    BlockKind.TABLE_ROW,
                    groups=(TABLE,),
                    cells=(
                        cell("s4-b5-c1", "La nuit, ne restez pas seul.", "Fièvre ≥ 38 °C", "Que faire", column=1),
                        cell("s4-b5-c2", "Le 15", "Fièvre ≥ 38 °C", "Qui appeler", column=2),
                    ),
                ),
                block(
                    "s4-b6",
                    BlockKind.FIGURE,
                    "Un anticorps détache la protéine PD-L1.",
                    groups=(FIGURE,),
                    image=Image("images/anticorps.svg", "Un anticorps détache la protéine PD-L1."),
                ),
                block("s4-b7", BlockKind.CAPTION, "Le mécanisme des anti-PD-1.", groups=(FIGURE,)),
                block("s4-b8", BlockKind.FIGURE, image=Image("images/inconnue.png", None)),
                block("s4-b4", BlockKind.NOTE, "1. Dose donnée à titre d’exemple."),
            ),
        ),
    ),
)
