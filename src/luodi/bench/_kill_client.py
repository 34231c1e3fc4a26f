"""A visitor who sends enquiries through the pages like a browser without scripts: follows forms, keeps cookies.

It fills in inputs by name, and knows only the text box, the telephone, and that every check box must be ticked.
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
        attributes = {name: value or "" for name, value in attrs}
        if tag == "form":
            is_post = attributes.get("method", "").lower() == "post"
            self._form = Form(attributes.get("action", "")) if is_post else None
            self.forms += [self._form] if self._form else []
        elif self._form is not None and tag in ("input", "textarea", "select") and attributes.get("name"):
            self._form.names.add(attributes["name"])
            if attributes.get("type") in ("hidden", "checkbox"):
                self._form.values.append((attributes["name"], attributes.get("value", "on")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None


class Visitor:
    """One browser at one address; not thread-safe. Its requests raise one of Broken."""

    def __init__(self, port: int, address: str) -> None:
        self.port, self.address = port, address
        self.cookies: dict[str, str] = {}

    def twin(self) -> "Visitor":
        """A copy of this browser, for submitting twice at the same moment."""
        other = Visitor(self.port, self.address)
        other.cookies = dict(self.cookies)
        return other

    def get(self, path: str) -> Page:
        """Fetches a page."""
        status, text, where = self._once("GET", path, [])
        return Page(urlsplit(urljoin(path, where)).path, status, text)

    def send(self, form: Form) -> str:
        """Submits a form and returns the path it redirects to. Unexpected if it does not redirect."""
        status, _, where = self._once("POST", form.action, form.values)
        if status not in _REDIRECTS:
            raise Unexpected(f"{status} {form.action}")
        return urlsplit(urljoin(form.action, where)).path

    def form(self, path: str, having: str) -> Form:
        """The form of a page that has an input with a name like `having`. Unexpected if there is none."""
        page, parser = self.get(path), _Forms()
        parser.feed(page.text)
        for each in parser.forms:
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
