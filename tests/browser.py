"""Chromium without a window, for the tests that look at pages."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
DRIVER = shutil.which("chromedriver") or ""

# Why the tests are skipped where they are: the browser is a program of the system, and selenium is in an
# extra that `make test` does without.
MISSING = ""
if not (BROWSER and DRIVER):
    MISSING = (
        "No chromium and chromedriver on this machine, so the page is not opened: "
        "apt-get install chromium chromium-driver."
    )
elif find_spec("selenium") is None:
    MISSING = "selenium is in the extra interop: make test-all"


@contextmanager
def chromium(width: int, scheme: str = "light") -> Iterator[Any]:
    """A browser whose window has ``width`` pixels; ``scheme`` is light or dark.

    Its console is kept, and it has no way to the network.
    """
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--host-resolver-rules=MAP * ~NOTFOUND",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = Service(DRIVER, env={**os.environ, "SE_OFFLINE": "true"})
    driver = webdriver.Chrome(options, service)
    try:
        resize(driver, width, scheme)
        yield driver
    finally:
        driver.quit()


def resize(driver: Any, width: int, scheme: str) -> None:
    """Another width in pixels and another colour scheme for the pages of ``driver``."""
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
