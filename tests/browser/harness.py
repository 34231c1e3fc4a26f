"""What the browser tests stand on: the site as `luodi serve` serves it, and Chromium that reports all it asks for."""

import itertools
import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright
from tests.patience import HANG

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: How long a page may take to show what a test waits for, on a busy machine as well.
_PATIENCE_MS = 120_000
CHECKS = Path(__file__).parent / "node_modules"
#: The two widths of every check: a phone and a laptop.
WIDTHS = (360, 1280)
LANGUAGES = ("zh-hans", "en")
THEMES = ("light", "dark")
_LUODI = (sys.executable, "-m", "luodi.cli")


class MissingTool(Exception):
    """A program of the browser tests is not installed; the sentence says which and how to get it."""


def demand_tools() -> None:
    """MissingTool unless Chromium and the checks of package.json are there."""
    if not CHROMIUM.exists():
        raise MissingTool(
            f"Browser tests need Chromium at {CHROMIUM}: apt-get install chromium fonts-noto-cjk, then make browser."
        )
    for package in ("axe-core", "html-validate"):
        if not (CHECKS / package).exists():
            raise MissingTool(f"Browser tests need {package}: run them by make browser, which runs npm ci for it.")


@dataclass(frozen=True, slots=True)
class Site:
    """A served site with the sample region: its address, a sign-in, its folder."""

    url: str
    username: str
    password: str
    home: Path

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Rows of the site's database, read beside the server."""
        connection = sqlite3.connect(f"file:{self.home / 'luodi.sqlite3'}?mode=ro", uri=True, timeout=HANG)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])


@contextmanager
def serving(home: Path) -> Iterator[Site]:
    """Sets the site up in `home` as the README says, loads the sample region and serves it from one worker."""
    # The settings of the unit tests are not those of a served site.
    outside = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    environment = outside | {"LUODI_HOME": str(home), "LUODI_REGION": "3204", "LUODI_TRUSTED_PROXIES": "1"}
    _run("manage", "migrate", "--verbosity", "0", environment=environment)
    output = _run("manage", "load_sample", environment=environment)
    username, password = re.findall(r"/desk/: (\S+) / (\S+)", output)[0]
    port = _free_port()
    command = [*_LUODI, "serve", "--port", str(port), "--workers", "1"]
    with (
        (home / "server.log").open("w") as log,
        subprocess.Popen(command, env=environment, stdout=log, stderr=log) as server,
    ):
        try:
            _wait(f"http://127.0.0.1:{port}/find/", server, home / "server.log")
            yield Site(f"http://127.0.0.1:{port}", username, password, home)
        finally:
            server.terminate()


def _run(*words: str, environment: dict[str, str]) -> str:
    done = subprocess.run([*_LUODI, *words], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"luodi {' '.join(words)}: {done.stderr}"
    return done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Until the site answers; AssertionError with its log when it does not come up."""
    end = time.monotonic() + HANG
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=HANG):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"the site did not come up:\n{log.read_text()}")


@dataclass
class Watch:
    """What one browser context asked for and complained of."""

    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)
    #: Console lines that a test expects, such as Chromium's own about a status of 404.
    expected: tuple[str, ...] = ()

    def ask(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob"):
            self.hosts.add(parts.hostname or parts.scheme)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not any(words in message.text for words in self.expected):
            self.complaints.append(f"{message.type}: {message.text}")

    def check(self) -> None:
        """No request to anybody else, no error in the console."""
        assert self.hosts <= {"127.0.0.1"}, f"third-party requests: {self.hosts}"
        assert self.complaints == []


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at."""

    width: int = 1280
    theme: str = "light"
    language: str = "zh-hans"
    has_script: bool = True

    @property
    def name(self) -> str:
        return f"{self.width}-{self.theme}-{self.language}{'' if self.has_script else '-no-script'}"


def launch(playwright: Playwright, profile: Path) -> Browser:
    """Debian's Chromium; playwright's own is never fetched."""
    demand_tools()
    profile.mkdir(parents=True, exist_ok=True)
    environment: dict[str, str | float | bool] = {**os.environ, "HOME": str(profile)}
    return playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS), env=environment)


#: Every reader has an address of their own, or many tests at once would meet the limits of one.
_ADDRESSES = (f"10.{a}.{b}.{c}" for a, b, c in itertools.product(range(256), repeat=3))


def open_context(browser: Browser, site: Site, look: Look, watch: Watch) -> BrowserContext:
    """A fresh reader: nothing remembered but the language."""
    context = browser.new_context(
        base_url=site.url,
        viewport={"width": look.width, "height": 740 if look.width < 600 else 900},
        color_scheme="dark" if look.theme == "dark" else "light",
        java_script_enabled=look.has_script,
        has_touch=look.width < 600,
        reduced_motion="reduce",
        locale="zh-CN",
        extra_http_headers={"X-Forwarded-For": next(_ADDRESSES)},
        timezone_id="Asia/Shanghai",
    )
    context.add_cookies([{"name": "django_language", "value": look.language, "url": site.url}])
    context.set_default_timeout(_PATIENCE_MS)
    context.on("request", lambda request: watch.ask(request.url))
    context.on("console", watch.hear)
    context.on("weberror", lambda error: watch.complaints.append(f"exception: {error.error}"))
    return context


def wait_like_a_person(page: Page) -> None:
    """A form sent within a second of being shown is taken for a program's."""
    page.wait_for_timeout(1_200)


def violations(page: Page) -> list[str]:
    """What axe finds with every rule, best practices included, as 'rule: selector' lines."""
    source = (CHECKS / "axe-core" / "axe.min.js").read_text(encoding="utf8")
    page.evaluate(source)
    found: list[dict[str, Any]] = page.evaluate("() => axe.run(document).then(r => r.violations)")
    return sorted(
        f"{rule['id']}: {' '.join(str(part) for part in node['target'])}" for rule in found for node in rule["nodes"]
    )


def html_faults(pages: dict[str, str], folder: Path) -> list[str]:
    """What html-validate finds in pages by name, as 'name:line rule message' lines."""
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf8")
    command = ["node", str(CHECKS / "html-validate" / "bin" / "html-validate.mjs"), "--formatter", "json"]
    command += ["--config", str(CHECKS.parent / ".htmlvalidate.json"), str(folder / "*.html")]
    # Into a file: Node ends without emptying a pipe.
    with (folder / "report.json").open("w") as report_file:
        done = subprocess.run(command, stdout=report_file, stderr=subprocess.PIPE, text=True, check=False)
    report_text = (folder / "report.json").read_text(encoding="utf8")
    assert done.returncode in (0, 1) and report_text, done.stderr
    return [
        f"{Path(report['filePath']).stem}:{fault['line']} {fault['ruleId']} {fault['message']}"
        for report in json.loads(report_text)
        for fault in report["messages"]
    ]
