"""WebKitGTK, Safari's engine, driven through its own WebDriver."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from tests.browser.other_engines.screen import Screen
from tests.browser.pixels import Colour

BROWSERS = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))

LIT = "return [...(CSS.highlights.get(arguments[0]) ?? [])].map(String).join('|')"


class WebKit:
    """One window. Pressed as a person does: what a script presses, WebKit lets make no sound."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver

    def open(self, address: str) -> None:
        self._driver.get(address)

    def wear(self, host: str, preferences: str) -> None:
        """Have these wishes in the cookie from now on; none where empty."""
        self.open(f"{host}/help")
        self._driver.delete_all_cookies()
        if preferences:
            self._driver.add_cookie({"name": "preferences", "value": preferences})

    def press(self, selector: str) -> None:
        self._driver.find_element("css selector", selector).click()

    def key(self, selector: str, key: str) -> None:
        """Press a key on the element."""
        self._driver.find_element("css selector", selector).send_keys(key)

    def evaluate(self, script: str, *words: Any) -> Any:
        """What a function body returns; `arguments` are the words."""
        return self._driver.execute_script(script, *words)

    def lit(self, name: str) -> str:
        """What of the text the highlight of that name holds."""
        return str(self.evaluate(LIT, name))

    def lights(self, name: str, seconds: float = 40) -> str:
        """What is lit within that time; empty where nothing is."""
        end = time.monotonic() + seconds
        while not (text := self.lit(name)) and time.monotonic() < end:
            time.sleep(0.05)
        return text

    def pixels(self) -> set[Colour]:
        """The colours that the window shows."""
        with Image.open(BytesIO(self._driver.get_screenshot_as_png())) as picture:
            found = picture.convert("RGB").getcolors(picture.width * picture.height) or []
        return {colour for _, colour in found}  # type: ignore[misc]

    def resize(self, width: int, height: int) -> None:
        self._driver.set_window_size(width, height)


@contextmanager
def webkit_on(screen: Screen) -> Iterator[WebKit]:
    """A window of WebKitGTK on the screen."""
    from selenium import webdriver
    from selenium.webdriver.webkitgtk.options import Options
    from selenium.webdriver.webkitgtk.service import Service

    options = Options()
    options.binary_location = str(BROWSERS[-1])
    options.add_argument("--automation")
    driver = webdriver.WebKitGTK(options=options, service=Service("/usr/bin/WebKitWebDriver", env=screen.environment))
    try:
        yield WebKit(driver)
    finally:
        driver.quit()
