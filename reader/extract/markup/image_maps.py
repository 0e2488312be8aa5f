"""Pictures with places to press (`<map>`): each place is a link, and says where it leads in its `alt` alone (HTML
Standard, 4.8.15). They are told as a list of links after the picture.
"""

from __future__ import annotations

from bs4.element import NavigableString, Tag

AREAS = ("<area",)  # what tells of them in the page's code, in small letters
_MOST = 200  # places


def show_areas(tags: list[Tag]) -> None:
    """Put such a list after the picture of each map, in the map's place."""
    pictures: dict[str, Tag] = {}
    for tag in tags:
        if tag.name == "img" and tag.attrs.get("usemap"):
            pictures.setdefault(str(tag.attrs["usemap"]).lstrip("#"), tag)
    for tag in tags:
        if tag.name != "map":
            continue
        picture = pictures.get(str(tag.attrs.get("name") or tag.attrs.get("id") or ""))
        areas = [area for area in tag.find_all("area", limit=_MOST) if _says(area)]
        if picture is None or not areas:
            continue
        listed = Tag(name="ul")
        for area in areas:
            item, link = Tag(name="li"), Tag(name="a", attrs={"href": str(area.attrs["href"])})
            link.append(NavigableString(str(area.attrs["alt"])))
            item.append(link)
            listed.append(item)
        tag.extract()
        picture.insert_after(listed)


def _says(area: Tag) -> bool:
    return bool(str(area.attrs.get("alt") or "").strip()) and bool(str(area.attrs.get("href") or "").strip())
