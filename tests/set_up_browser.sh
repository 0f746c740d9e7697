#!/bin/sh
# Makes sure that the tests have a real browser: one that is here, else Debian's, else Playwright's own. With `firefox` behind
# it, Firefox too: one that is here, else Debian's.
# usage: set_up_browser.sh PYTHON [firefox]
set -u
python=$1

found() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    "$python" - <<'PYTHON'
import os, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    sys.exit(not os.path.exists(playwright.chromium.executable_path))
PYTHON
}

from_debian() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" = 0 ]; then root=; else sudo -n true 2>/dev/null && root='sudo -n' || return 1; fi
    echo 'installing a browser for the tests (chromium)'
    $root apt-get update -qq &&
        $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            chromium fonts-noto-cjk >/dev/null
}

other() {
    command -v firefox-esr >/dev/null 2>&1 || command -v firefox >/dev/null 2>&1 && return 0
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" = 0 ]; then root=; else sudo -n true 2>/dev/null && root='sudo -n' || return 1; fi
    echo 'installing the other browser for the tests (firefox-esr)'
    $root apt-get update -qq &&
        $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            firefox-esr >/dev/null
}

[ "${2-}" != firefox ] || other || echo 'The tests need Firefox too, and it could not be installed. On Debian or Ubuntu: sudo apt-get install -y firefox-esr' >&2
found && exit 0
from_debian && found && exit 0
echo "installing Playwright's own browser for the tests"
"$python" -m playwright install chromium >/dev/null 2>&1 && found && exit 0
echo "The tests need a browser, and none could be installed. Run: $python -m playwright install --with-deps chromium" >&2
exit 1
