"""« Garder hors ligne » in a real Chromium: what is kept is read and heard without a network, and can be removed."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.offline.conftest import OpenPage, Service
from tests.browser.player.listener import Listener

KEPT = "Cette page est gardée sur cet appareil"
PATIENT = 60_000  # milliseconds: the tracks may have to be made first

STATE = """async () => ({
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  caches: (await caches.keys()).length,
})"""


def state(page: Page) -> dict[str, Any]:
    """How many workers are registered, how many caches there are."""
    seen: dict[str, Any] = page.evaluate(STATE)
    return seen


def keep(page: Page) -> None:
    page.locator("[data-keep]").click()
    expect(page.locator("[data-offline] [data-announce]")).to_contain_text(KEPT, timeout=PATIENT)


def test_nothing_is_stored_unasked(opened: OpenPage) -> None:
    page = opened()
    expect(page.locator("[data-keep]")).to_be_visible()
    assert state(page) == {"workers": 0, "caches": 0}
    page.goto(page.url.replace("/pages/ecoute", "/offline"))
    expect(page.get_by_text("Aucune page n’est gardée sur cet appareil.")).to_be_visible()
    assert state(page) == {"workers": 0, "caches": 0}


def test_a_kept_page_is_read_and_heard_without_network(opened: OpenPage) -> None:
    page = opened()
    text = page.locator("main section").all_inner_texts()
    keep(page)
    page.context.set_offline(True)
    page.reload()
    assert page.locator("main section").all_inner_texts() == text
    assert page.evaluate("document.fonts.ready.then(() => getComputedStyle(document.body).fontFamily)")
    expect(page.get_by_text(KEPT)).to_be_visible()
    listener = Listener(page)
    listener.listen_to("Les doses")
    start = listener.time
    first = listener.until(lambda: listener.word)
    listener.until(lambda: listener.word not in ("", first) and listener.time > start)
    listener.button("next-section").click()  # another track: a sound that is cut from its middle or its start
    listener.until(lambda: listener.section_number == 3 and listener.playing)
    listener.button("toggle").click()
    page.locator("#s2 .sound summary").click()
    with page.expect_download() as taken:  # the sound is a file to take away, too
        page.locator("#s2 a[download]").click()
    assert taken.value.failure() is None
    assert taken.value.path().stat().st_size > 10_000


def test_a_sound_in_which_a_sentence_failed_is_asked_for_again(opened: OpenPage, service: Service) -> None:
    page = opened()
    service.spoils = True
    keep(page)
    assert service.spoilt
    sounds = page.evaluate("""async () => {
      const sounds = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const asked of await cache.keys()) {
          if (asked.url.endsWith('.mp3')) sounds.push((await (await cache.match(asked)).blob()).size);
        }
      }
      return sounds;
    }""")
    assert len(sounds) >= len(service.spoilt)
    assert min(sounds) > 1_000


def test_a_page_not_kept_is_a_kind_page_in_french(opened: OpenPage, service: Service) -> None:
    page = opened()
    keep(page)
    page.context.set_offline(True)
    page.goto(f"{service.address}/pages/autre")
    assert page.title().startswith("Hors ligne")
    expect(page.get_by_text("Cette adresse n’est pas gardée sur cet appareil")).to_be_visible()
    page.get_by_role("link", name="Page d’écoute").click()
    expect(page.locator("h1")).to_have_text("Page d’écoute")


def test_removed_it_is_gone_with_the_worker(opened: OpenPage) -> None:
    page = opened()
    keep(page)
    assert state(page) == {"workers": 1, "caches": 2}
    page.locator("[data-forget]").click()
    expect(page.get_by_text("La page a été retirée de cet appareil.")).to_be_visible()
    assert state(page) == {"workers": 0, "caches": 0}
    keep(page)  # once more on the same page: the policy's name is granted once
    assert state(page) == {"workers": 1, "caches": 2}


def test_removed_from_the_list(opened: OpenPage, service: Service) -> None:
    page = opened()
    keep(page)
    page.goto(f"{service.address}/pages/autre")
    keep(page)
    page.goto(f"{service.address}/offline")
    page.get_by_role("button", name="Retirer : Autre page").click()
    expect(page.get_by_role("link", name="Autre page")).to_have_count(0)
    expect(page.get_by_role("link", name="Page d’écoute")).to_be_visible()
    assert state(page) == {"workers": 1, "caches": 2}
    page.get_by_role("button", name="Tout retirer").click()
    expect(page.get_by_text("Aucune page n’est gardée sur cet appareil.")).to_be_visible()
    assert state(page) == {"workers": 0, "caches": 0}


def test_a_service_out_of_order_leaves_the_kept_page(opened: OpenPage, service: Service) -> None:
    page = opened()
    keep(page)
    service.status = 502
    page.reload()
    expect(page.locator("h1")).to_have_text("Page d’écoute")


def test_a_page_that_stalls_half_way_gives_way_to_the_kept_one(opened: OpenPage, service: Service) -> None:
    page = opened()
    keep(page)
    service.stalls = True
    page.reload()
    expect(page.locator("h1")).to_have_text("Page d’écoute")


def test_an_update_that_fails_leaves_the_old_copy(opened: OpenPage) -> None:
    page = opened()
    keep(page)
    # Other wishes are another page; then the browser refuses the worker.
    page.context.add_cookies([{"name": "preferences", "value": "theme=dark", "url": page.url}])
    page.add_init_script(
        "ServiceWorkerContainer.prototype.register = () => Promise.reject(new TypeError('refused by the test'))"
    )
    page.reload()
    expect(page.get_by_text("n’est plus celle-ci")).to_be_visible()
    page.locator("[data-keep]").click()
    expect(page.locator("[data-offline] [data-announce]")).to_contain_text("n’a pas été gardée", timeout=PATIENT)
    assert state(page) == {"workers": 1, "caches": 2}
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("h1")).to_have_text("Page d’écoute")


def test_where_all_storage_is_refused_the_button_leads_to_what_helps(opened: OpenPage, service: Service) -> None:
    """As Chromium does with the cookies of a site refused: every door is there, and each throws."""
    page = opened()
    page.add_init_script(
        """for (const door of ['has', 'open', 'keys', 'match', 'delete']) {
          CacheStorage.prototype[door] = () => Promise.reject(new DOMException('refused by the test', 'SecurityError'));
        }"""
    )
    page.reload()
    page.locator("[data-keep]").click()
    page.wait_for_url(f"{service.address}/offline*")
    expect(page.get_by_text("il refuse les cookies de ce site")).to_be_visible()


def test_a_full_device_is_told_and_keeps_nothing_half_done(opened: OpenPage, service: Service) -> None:
    page = opened()
    page.context.new_cdp_session(page).send(
        "Storage.overrideQuotaForOrigin", {"origin": service.address, "quotaSize": 50_000}
    )
    page.locator("[data-keep]").click()
    told = page.locator("[data-offline] [data-announce]")
    expect(told).to_contain_text("la page n’a pas été gardée. Libérez de la place", timeout=PATIENT)
    assert state(page) == {"workers": 0, "caches": 0}
