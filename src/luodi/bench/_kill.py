"""Checks the site's durability promise: an acknowledged enquiry survives a kill and is stored exactly once.

Several visitors send enquiries through the pages while workers, and occasionally the whole server, are killed with SIGKILL at
random moments. An enquiry is acknowledged once the site redirects to its private page. A visitor whose connection breaks
submits again, as people do; some submit twice at once.
"""

import hashlib
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from typing import Any

from luodi.bench._kill_client import Broken, Form, Unexpected, Visitor
from luodi.bench._kill_site import Site, SiteAway, site

#: One kill in this many takes the whole server.
WHOLE_SERVER = 10
_WORKERS, _VISITORS = 3, 12
_MOST_SECONDS = 300.0
#: This many unexpected pages mean that the pages have changed and the benchmark must be adapted.
_MOST_FAILURES = 100
_PRESSES, _PAUSE = 100, 0.3
#: Seconds before a form is submitted; the site takes anybody faster for a bot.
_READING = 2.1
_PAUSES = (0.02, 0.9)
_TWICE = 0.25
_WORDS = "常州溧阳求租{area}平厂房，层高8米，要5吨行车"


@dataclass(frozen=True, slots=True)
class KillBench:
    """acknowledged: enquiries the site acknowledged. present: those of them in the database. lost: the others. duplicates:
    enquiries stored more often than sent. unexpected: wrong pages, which ended an enquiry before it was acknowledged."""

    engine: str
    kills: int
    acknowledged: int
    present: int
    lost: int
    duplicates: int
    whole_server: int
    pressed_again: int
    unexpected: tuple[str, ...]
    seconds: float

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi bench kill --json`, including the conditions."""
        return asdict(self)


@dataclass(slots=True)
class _Tally:
    """The combined observations of all visitors."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    acknowledged: dict[str, str] = field(default_factory=dict)
    twice: int = 0
    pressed_again: int = 0
    failures: list[str] = field(default_factory=list)

    def note(self, sender: str, token: str) -> None:
        """Records an acknowledgement; a second one for the same sender must name the same enquiry."""
        with self.lock:
            if self.acknowledged.setdefault(sender, token) != token:
                self.twice += 1

    def note_press(self) -> None:
        with self.lock:
            self.pressed_again += 1


def bench_kill(
    engine: str = "sqlite", kills: int = 200, seed: int = 1, progress: Callable[[int, int], None] = lambda *_: None
) -> KillBench:
    """Kills a real site on 127.0.0.1 `kills` times (fewer if five minutes run out) and counts what survives.

    engine: sqlite or postgres. progress: called with the kills so far and the enquiries acknowledged. Raises SiteAway.
    """
    with site(engine, _WORKERS) as served:
        tally, stop, start = _Tally(), threading.Event(), time.monotonic()
        visitors = [threading.Thread(target=_visit, args=(served, n, seed, tally, stop)) for n in range(_VISITORS)]
        for visitor in visitors:
            visitor.start()
        try:
            done, whole = _kill(served, kills, random.Random(seed), start + _MOST_SECONDS, tally, progress)
        finally:
            stop.set()
            for visitor in visitors:
                visitor.join()
        if not tally.acknowledged:
            raise SiteAway("; ".join(tally.failures[:3]) or "nothing was acknowledged")
        served.stop()
        return _counted(engine, done, whole, tally, served.stored(), time.monotonic() - start)


def _kill(
    served: Site, kills: int, chance: random.Random, end: float, tally: _Tally, progress: Callable[[int, int], None]
) -> tuple[int, int]:
    """Kills at random moments; returns the number of kills, and of those that took the whole server."""
    done = whole = 0
    while done < kills and time.monotonic() < end and len(tally.failures) < _MOST_FAILURES:
        time.sleep(chance.uniform(*_PAUSES))
        if done % WHOLE_SERVER == WHOLE_SERVER - 1 or not served.is_running():
            served.stop()
            served.start()
            done, whole = done + 1, whole + 1
        else:
            done += served.kill_worker(chance)
        progress(done, len(tally.acknowledged))
    return done, whole


def _visit(served: Site, number: int, seed: int, tally: _Tally, stop: threading.Event) -> None:
    """Sends enquiries until stopped. An unexpected page ends the enquiry, not the visitor."""
    chance, sent = random.Random(f"{seed} {number}"), 0
    while not stop.is_set():
        sent += 1
        visitor = Visitor(served.port, f"10.{number}.{sent // 250}.{sent % 250 + 1}")
        try:
            _send(visitor, f"压测 {number}-{sent}", chance, tally, stop)
        except Unexpected as error:
            tally.failures.append(str(error))


def _send(visitor: Visitor, sender: str, chance: random.Random, tally: _Tally, stop: threading.Event) -> None:
    """Sends one enquiry, from the words to the private page."""
    words = _WORDS.format(area=chance.randrange(1000, 9000, 100))
    form = _until_it_works(lambda: visitor.form("/find/", "^words$"), tally, stop)
    if form is None:
        return
    form.fill(words=words)
    time.sleep(_READING)
    draft = _until_it_works(lambda: visitor.send(form), tally, stop)
    contact = draft and _until_it_works(lambda: visitor.form(f"{draft}contact/", "^phone$"), tally, stop)
    if not contact:
        return
    contact.fill(phone=f"138{chance.randrange(10**8):08d}", company=sender, contact_name="测试")
    time.sleep(_READING)
    hands = [visitor, visitor.twin()] if chance.random() < _TWICE else [visitor]
    with ThreadPoolExecutor(len(hands)) as pool:
        list(pool.map(lambda hand: _press(hand, contact, sender, tally, stop), hands))


def _press(visitor: Visitor, contact: Form, sender: str, tally: _Tally, stop: threading.Event) -> None:
    where = _until_it_works(lambda: visitor.send(contact), tally, stop)
    if where is not None:
        if not where.startswith("/enquiries/"):
            raise Unexpected(f"{contact.action} leads to {where}")
        tally.note(sender, where.strip("/").split("/")[1])


def _until_it_works(step: Callable[[], Any], tally: _Tally, stop: threading.Event) -> Any:
    """Runs a step until the connection holds; None if stopped."""
    for _ in range(_PRESSES):
        try:
            return step()
        except Broken:
            tally.note_press()
            if stop.is_set():
                return None
            time.sleep(_PAUSE)
    return None


def _counted(
    engine: str, kills: int, whole: int, tally: _Tally, stored: list[tuple[str, str]], seconds: float
) -> KillBench:
    links = {link_hash for link_hash, _ in stored}
    present = sum(hashlib.sha256(token.encode()).hexdigest() in links for token in tally.acknowledged.values())
    repeated = sum(times - 1 for times in Counter(sender for _, sender in stored).values())
    return KillBench(
        engine=engine,
        kills=kills,
        acknowledged=len(tally.acknowledged),
        present=present,
        lost=len(tally.acknowledged) - present,
        duplicates=repeated + tally.twice,
        whole_server=whole,
        pressed_again=tally.pressed_again,
        unexpected=tuple(tally.failures),
        seconds=round(seconds, 1),
    )
