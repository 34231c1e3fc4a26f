"""The configurations that are shipped: of sound syntax, and with the limits that the site counts on."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from luodi.web.config import settings

ROOT = Path(__file__).parents[1]
NGINX, CADDY = (ROOT / "deploy" / name for name in ("nginx.conf", "Caddyfile"))
_TOKEN = re.compile(r"#[^\n]*|\"[^\"]*\"|[{};]|[^\s{};\"]+(?:\{[\w\[\]]+\}[^\s{};\"]*)?")


def nginx_blocks(text: str) -> dict[str, list[str]]:
    """Every directive of a configuration by its block ("" for the outermost). ValueError where it does not parse."""
    found: dict[str, list[str]] = {"": []}
    path: list[str] = []
    words: list[str] = []
    for token in _TOKEN.findall(text):
        if token.startswith("#"):
            continue
        if token == "{":
            path.append(" ".join(words))
            found.setdefault(" / ".join(path), [])
        elif token == "}":
            if words or not path:
                raise ValueError(f"a brace closes what is not open, or a semicolon is missing: {words}")
            path.pop()
        elif token == ";":
            found[" / ".join(path)].append(" ".join(words))
        else:
            words.append(token)
            continue
        words = []
    if path or words:
        raise ValueError(f"not closed: {path} {words}")
    return found


class TestNginx:
    blocks = nginx_blocks(NGINX.read_text(encoding="utf8"))

    def test_forwarded_headers_are_set_and_never_appended(self) -> None:
        set_here = {line for line in self.blocks["server"] if line.startswith("proxy_set_header X-Forwarded")}
        assert set_here == {
            "proxy_set_header X-Forwarded-For $remote_addr",
            "proxy_set_header X-Forwarded-Proto $scheme",
            "proxy_set_header X-Forwarded-Host $host",
        }
        inner = [line for name, lines in self.blocks.items() if name != "server" for line in lines]
        assert [
            line for line in inner if line.startswith("proxy_set_header")
        ] == []  # one would switch all of those off

    def test_bodies_are_limited_above_the_site_and_buffered(self) -> None:
        sizes = [
            (name, int(line.split()[1].rstrip("m")))
            for name, lines in self.blocks.items()
            for line in lines
            if line.startswith("client_max_body_size")
        ]
        mib = 1024 * 1024
        assert sizes == [
            ("server", settings.DATA_UPLOAD_MAX_MEMORY_SIZE // mib + 1),
            ("server / location /desk/", settings.LUODI_UPLOAD_BYTES // mib + 1),
        ]
        assert {"proxy_request_buffering on", "proxy_buffering on", "client_body_timeout 10s"} <= set(
            self.blocks["server"]
        )

    @pytest.mark.parametrize("broken", ["server { listen 80 }", "server { listen 80;", "listen 80; }"])
    def test_reader_of_this_test_sees_what_is_broken(self, broken: str) -> None:
        with pytest.raises(ValueError):
            nginx_blocks(broken)

    @pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed; the test above reads its syntax")
    def test_nginx_itself_takes_it(self, tmp_path: Path) -> None:
        whole = tmp_path / "nginx.conf"
        text = re.sub(r"^ +ssl_certificate.*\n", "", NGINX.read_text(encoding="utf8"), flags=re.M)
        text = text.replace("443 ssl http2", "443")
        whole.write_text(f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\n{text}\n}}\n", encoding="utf8")
        command = ["nginx", "-t", "-q", "-e", str(tmp_path / "log"), "-p", str(tmp_path), "-c", str(whole)]
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "LANG": "C"})
        assert (done.returncode, [line for line in done.stderr.splitlines() if "[emerg]" in line]) == (0, [])


class TestCaddy:
    text = CADDY.read_text(encoding="utf8")

    def test_braces_close(self) -> None:
        bare = re.sub(r"#[^\n]*", "", self.text)
        depth = 0
        for brace in re.findall(r"[{}]", bare):
            depth += 1 if brace == "{" else -1
            assert depth >= 0
        assert depth == 0

    def test_bodies_are_limited_above_the_site_and_buffered_whole(self) -> None:
        sizes = [int(size) for size in re.findall(r"max_size (\d+)MB", self.text)]
        assert sizes == [int(size) for size in re.findall(r"request_buffers (\d+)MiB", self.text)]
        mib = 1024 * 1024
        assert sizes == [settings.LUODI_UPLOAD_BYTES // mib + 1, settings.DATA_UPLOAD_MAX_MEMORY_SIZE // mib + 1]

    def test_what_a_reader_writes_into_forwarded_headers_is_not_trusted(self) -> None:
        directives = re.sub(r"#[^\n]*", "", self.text)
        assert "trusted_proxies" not in directives and "header_up" not in directives
