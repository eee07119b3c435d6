"""A headless Chromium, for those who look at the review as its users do."""

import contextlib
import os
import shutil

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def path():
    """Where the browser is; `PRANT_CHROMIUM` says it where it is none of the usual places."""
    found = os.environ.get("PRANT_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise SystemExit("no Chromium was found; scripts/install-dependencies.sh --for review "
                         "installs it, or PRANT_CHROMIUM names one")
    return found


@contextlib.contextmanager
def launched():
    with sync_playwright() as play:
        # Within a container its own sandbox can't be had; it sees nothing but this server's pages.
        browser = play.chromium.launch(executable_path=path(), args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
