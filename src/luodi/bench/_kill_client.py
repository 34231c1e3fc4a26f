"""A visitor who sends enquiries through the pages like a browser without scripts: follows forms, keeps cookies.

It fills inputs in by name and knows only the box for the words, the telephone, and that every check box is to be ticked.
"""

import http.client
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

#: The exceptions of a broken connection.
Broken = (OSError, http.client.HTTPException)
_REDIRECTS = (301, 302, 303)
_TIMEOUT = 15


class Unexpected(RuntimeError):
    """The site answered with a different page from the expected one."""


@dataclass(frozen=True, slots=True)
class Page:
    """A response: its path (or redirect target), status and text."""

    path: str
    status: int
    text: str


@dataclass(slots=True)
class Form:
    """A form: its action, its values with every box ticked, and the names of its inputs."""

    action: str
    values: list[tuple[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def fill(self, **typed: str) -> None:
        """Fills in inputs; unknown names are ignored."""
        self.values += [(name, text) for name, text in typed.items() if name in self.names]


class _Forms(HTMLParser):
    """Collects the forms of a page that are sent by POST."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            is_post = given.get("method", "").lower() == "post"
            self._form = Form(given.get("action", "")) if is_post else None
            self.forms += [self._form] if self._form else []
        elif self._form is not None and tag in ("input", "textarea", "select") and given.get("name"):
            self._form.names.add(given["name"])
            if given.get("type") in ("hidden", "checkbox"):
                self._form.values.append((given["name"], given.get("value", "on")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None


class Visitor:
    """One browser at one address; not to be shared by threads. Its requests raise one of Broken."""

    def __init__(self, port: int, address: str) -> None:
        self.port, self.address = port, address
        self.cookies: dict[str, str] = {}

    def twin(self) -> "Visitor":
        """The same browser once more, for pressing twice at one moment."""
        other = Visitor(self.port, self.address)
        other.cookies = dict(self.cookies)
        return other

    def get(self, path: str) -> Page:
        """A page."""
        status, text, where = self._once("GET", path, [])
        return Page(urlsplit(urljoin(path, where)).path, status, text)

    def send(self, form: Form) -> str:
        """Presses the button; returns the path that the site leads on to. Unexpected where it leads nowhere."""
        status, _, where = self._once("POST", form.action, form.values)
        if status not in _REDIRECTS:
            raise Unexpected(f"{status} {form.action}")
        return urlsplit(urljoin(form.action, where)).path

    def form(self, path: str, having: str) -> Form:
        """The form of a page that has an input of a name like `having`. Unexpected where there is none."""
        page, found = self.get(path), _Forms()
        found.feed(page.text)
        for each in found.forms:
            if any(re.search(having, name) for name in each.names):
                each.action = urljoin(page.path, each.action or page.path)
                return each
        raise Unexpected(f"{page.status} {path}: no form with {having}")

    def _once(self, method: str, path: str, values: list[tuple[str, str]]) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_TIMEOUT)
        try:
            connection.request(method, path, urlencode(values) if values else None, self._headers())
            answer = connection.getresponse()
            text = answer.read().decode("utf8", "replace")
            for line in answer.headers.get_all("Set-Cookie") or []:
                self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
            return answer.status, text, answer.headers.get("Location", "")
        finally:
            connection.close()

    def _headers(self) -> dict[str, str]:
        return {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-Forwarded-For": self.address,
            "User-Agent": "Mozilla/5.0 (luodi bench)",
        }
