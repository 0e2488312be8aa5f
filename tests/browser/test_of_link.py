"""A link that carries settings, followed in a real browser without a script: the place it leads to is never lost."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage

LINK = "/pages/exemple?theme=yellow-on-black&text_size=150#s4"


def test_the_place_stays_whatever_is_chosen(open_page: OpenPage, sample_server: str) -> None:
    page = open_page(sample_server + LINK, java_script_enabled=False, viewport={"width": 320, "height": 640})
    html = page.locator("html")
    expect(page.locator("#s4")).to_be_in_viewport()
    page.get_by_role("button", name="Revenir aux miens").click()
    page.wait_for_url("**/pages/exemple?#s4")
    expect(html).to_have_attribute("data-theme", "system")
    expect(page.locator("#s4")).to_be_in_viewport()
    page.go_back()
    expect(html).to_have_attribute("data-theme", "yellow-on-black")
    page.get_by_role("button", name="Garder ces réglages").click()
    page.wait_for_url("**/pages/exemple#s4")
    expect(html).to_have_attribute("data-theme", "yellow-on-black")
    expect(page.locator("#s4")).to_be_in_viewport()
    expect(page.locator("form.of-link")).to_have_count(0)
