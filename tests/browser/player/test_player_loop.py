"""« En boucle »: a section, or the selection, again and again, until the person stops it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.player.conftest import OpenListener
from tests.browser.player.test_player_more import choose, more

SELECT = """() => {
  const text = document.getElementById('s2-b3').firstChild;
  getSelection().setBaseAndExtent(text, 0, text, 'Gardez toujours'.length);
}"""


def test_a_section_and_then_a_selection_are_read_until_they_are_stopped(listener: OpenListener) -> None:
    heard = listener()
    heard.listen_to("Les doses")  # long enough to choose in
    more(heard)
    choose(heard, "loop", "on")
    choose(heard, "speed", "4.0")
    heard.until(lambda: len(heard.probe("probe.starts")) >= 2, seconds=30)
    assert heard.probe("probe.starts.slice(0, 2)") == [0, 0]
    assert heard.probe("probe.sections") == [2]
    assert heard.status.text_content() == ""
    heard.page.evaluate(SELECT)
    heard.button("selection").click()
    before = len(heard.probe("probe.starts"))
    heard.until(lambda: len(heard.probe("probe.starts")) >= before + 2, seconds=30)
    assert len(set(heard.probe("probe.starts.slice(-2)"))) == 1
    heard.button("toggle").click()
    expect(heard.status).to_contain_text("pause", ignore_case=True)
    assert not heard.playing
    heard.button("toggle").click()  # from where it was, and round again
    heard.until(lambda: len(heard.probe("probe.starts")) >= before + 4, seconds=30)
    choose(heard, "loop", "")
    expect(heard.status).to_have_text("Fin de la sélection.", timeout=10_000)
