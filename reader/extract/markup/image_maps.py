"""Pictures with places to press (`<map>`): each place is a link, and says where it leads in its `alt` alone (HTML
Standard, 4.8.15). They are told as a list of links after the picture.
"""

from __future__ import annotations

from bs4.element import NavigableString, Tag

AREAS = ("<area>",)  # in the marks of a soup
_NEAR = 8  # elements up


def show_areas(tags: list[Tag]) -> None:
    """Put such a list after the picture of each map, in the map's place."""
    pictures: dict[str, Tag] = {}
    for tag in tags:
        if tag.name == "img" and tag.attrs.get("usemap"):
            pictures.setdefault(str(tag.attrs["usemap"]).lstrip("#"), tag)
    maps: dict[int, tuple[Tag, list[Tag]]] = {}
    for tag in tags:
        around = _map_of(tag) if tag.name == "area" and _says(tag) else None
        if around is not None:
            maps.setdefault(id(around), (around, []))[1].append(tag)
    for around, areas in maps.values():
        picture = pictures.pop(str(around.attrs.get("name") or around.attrs.get("id") or ""), None)
        if picture is None:
            continue
        listed = Tag(name="ul")
        for area in areas:
            item, link = Tag(name="li"), Tag(name="a", attrs={"href": str(area.attrs["href"])})
            link.append(NavigableString(str(area.attrs["alt"])))
            item.append(link)
            listed.append(item)
        around.extract()
        picture.insert_after(listed)


def _map_of(area: Tag) -> Tag | None:
    """The map that a place stands in; browsers take the nearest, some elements up."""
    for above, _ in zip(area.parents, range(_NEAR), strict=False):
        if above.name == "map":
            return above
    return None


def _says(area: Tag) -> bool:
    return bool(str(area.attrs.get("alt") or "").strip()) and bool(str(area.attrs.get("href") or "").strip())
