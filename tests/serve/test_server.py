"""Only the page itself is let in, what it gets is what `check` says, and nothing is told to anybody else."""

from __future__ import annotations

import http.client
import io
import json
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest

from klarsprak.core.profile import Audience, TextType
from klarsprak.serve import server as module
from klarsprak.serve import showing
from klarsprak.serve.checking import MAX_BYTES, TOO_LARGE, Checker
from klarsprak.serve.server import HOST, UNNAMED
from tests.cli.run import Cli
from tests.readers.build import docx, p, package
from tests.serve.client import Client, serving

SAMPLES = Path(__file__).resolve().parents[2] / "corpus_samples"
TEXT = "Hej!\n\nAvgiften ska erläggas enl. avtal. Vi återkommer.\n\nMed vänlig hälsning\n\nKim Ek\nFritidsenheten\n"


# ------------------------------------------------------------ the same as check


def _checked(run: Cli, name: str, *options: str) -> Any:
    done = run("check", name, "--format", "json", *options)
    return json.loads(done.out)["files"][0]


@pytest.mark.parametrize(
    "name",
    [
        "vattenavbrott-fore.txt",
        "sophamtning-fore.md",
        "serveringstillstand-fore.html",
        "bygglov-fore.docx",
        "parkering-fore.odt",
        "felanmalan-fore.eml",
        "broken/windows-1252.txt",
        "broken/tom.txt",
    ],
)
def test_a_file_gets_the_report_of_check(client: Client, cli: Cli, name: str) -> None:
    path = Path(shutil.copy(SAMPLES / name, Path(name).name))
    answer = client.check(path.read_bytes(), path.name)
    assert answer["report"] == _checked(cli, path.name)


@pytest.mark.parametrize(("audience", "text_type"), [("lattlast", ""), ("", "sms"), ("barn-unga", "webb"), ("expert", "beslut")])
def test_the_choices_are_those_of_the_command_line(
    client: Client,
    cli: Cli,
    audience: str,
    text_type: str,
) -> None:
    Path(UNNAMED).write_text(TEXT, encoding="utf-8")
    options = [*(("--audience", audience) if audience else ()), *(("--text-type", text_type) if text_type else ())]
    answer = client.check(TEXT, audience=audience, text_type=text_type)
    assert answer["report"] == _checked(cli, UNNAMED, *options)
    assert answer["report"]["findings"]


def test_the_settings_of_the_folder_go(client: Client, cli: Cli) -> None:
    Path(UNNAMED).write_text(TEXT, encoding="utf-8")
    Path("klarsprak.toml").write_text('audience = "foretag"\nignore = ["SVT", "ORD001"]\npolicy = ["tillganglighet"]\n')
    report = client.check(TEXT)["report"]
    assert report == _checked(cli, UNNAMED)
    assert report["audience"] == "foretag"
    assert {v["clause"].split(":")[0] for v in report["policy"]} == {"tillganglighet"}


def test_broken_settings_are_said(client: Client) -> None:
    Path("klarsprak.toml").write_text('audience = "alla"\n')
    reply = client.post("/check", TEXT.encode())
    assert reply.status == 422
    assert reply.message.startswith("Inställningarna går inte att använda. klarsprak.toml:1: ")


def test_an_edited_text_gets_the_report_of_check(client: Client, cli: Cli) -> None:
    for text in (TEXT, TEXT.replace("erläggas", "betalas"), "Hej! 😀\r\n\r\n" + TEXT, TEXT + "Ps. Ring angående avtalet.\n"):
        Path(UNNAMED).write_bytes(text.encode())
        assert client.check(text)["report"] == _checked(cli, UNNAMED)


@pytest.mark.parametrize("format_", ["json", "html"])
def test_saved_reports_are_those_of_check(client: Client, cli: Cli, format_: str) -> None:
    shutil.copy(SAMPLES / "bygglov-fore.docx", "brev.docx")
    reply = client.post(f"/export/{format_}", Path("brev.docx").read_bytes(), name="brev.docx", file="1")
    assert reply.status == 200
    assert reply.headers["Content-Disposition"] == f'attachment; filename="klarsprak.{format_}"'
    assert reply.body.decode() == cli("check", "brev.docx", "--format", format_).out


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("brev.docx", b"PK\x03\x04 trasig"),
        ("brev.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("brev.docx", b""),
        ("brev.docx", docx(p("Hej"))[:-300]),
        ("brev.docx", package({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})),
        ("brev.odt", b"ingen zip"),
        ("brev.txt", b"%PDF-1.7"),
        ("bild", b"\x89PNG\r\n\x1a\n" + bytes(64)),
    ],
)
def test_a_broken_file_gets_the_line_of_check(client: Client, cli: Cli, name: str, data: bytes) -> None:
    Path(name).write_bytes(data)
    reply = client.post("/check", data, name=name, file="1")
    assert reply.status == 422
    assert cli("check", name).err == f"Fel: {name}: {reply.message}\n"


# ------------------------------------------------------------ strangers


def test_it_listens_on_this_machine_alone() -> None:
    with serving() as server:
        assert server.socket.getsockname()[0] == HOST == "127.0.0.1"
        assert server.url == f"http://127.0.0.1:{server.server_port}/"
        others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
        for address in others:
            if address.startswith("127."):
                continue
            with pytest.raises(OSError), socket.create_connection((address, server.server_port), timeout=2):  # noqa: PT011
                pass


HOSTS = ["example.se", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.example.se:{port}", "[::1]:{port}", "0.0.0.0:{port}", "", None]


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("path", ["/", "/app.js"])
def test_a_request_must_name_this_machine(client: Client, host: str | None, path: str) -> None:
    reply = client.get(path, Host=None if host is None else host.format(port=client.port))
    assert reply.status in (400, 403)
    assert client.token.encode() not in reply.body


@pytest.mark.parametrize("host", HOSTS)
def test_a_text_must_come_to_this_machine(client: Client, host: str | None) -> None:
    named = None if host is None else host.format(port=client.port)
    reply = client.post("/check", TEXT.encode(), {"Host": named, "Origin": f"http://{named}"})
    assert reply.status in (400, 403)
    assert b"report" not in reply.body


def test_localhost_is_this_machine_too(client: Client) -> None:
    own = f"localhost:{client.port}"
    assert client.get("/", Host=own).status == 200
    assert client.post("/check", TEXT.encode(), {"Host": own, "Origin": f"http://{own}"}).status == 200
    assert client.post("/check", TEXT.encode(), {"Host": own}).status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": None},
        {"Origin": "null"},
        {"Origin": "https://example.se"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none", "Sec-Fetch-Dest": "document"},
        {"X-Klarsprak": None},
        {"X-Klarsprak": "{}"},
        {"X-Klarsprak": "ingenting"},
        {"X-Klarsprak": "[]"},
        {"X-Klarsprak": '{"token": 1}'},
        {"X-Klarsprak": "%ff%00"},
    ],
)
@pytest.mark.parametrize("path", ["/check", "/export/html", "/export/json", "/forget"])
def test_only_the_page_itself_may_send_a_text(client: Client, path: str, headers: dict[str, str | None]) -> None:
    given = {k: v.replace("{port}", str(client.port)) if v else v for k, v in headers.items()}
    reply = client.post(path, TEXT.encode(), given)
    assert reply.status == 403
    assert set(reply.json) == {"error"}


def test_the_key_is_new_for_every_run(client: Client) -> None:
    assert client.post("/check", TEXT.encode(), token="x" * len(client.token)).status == 403
    assert client.post("/check", TEXT.encode(), token="å").status == 403
    with serving() as other:
        assert Client(other.server_port).token != client.token


@pytest.mark.parametrize(
    ("site", "destination", "status"),
    [
        ("none", "document", 200),
        ("same-origin", "document", 200),
        ("cross-site", "document", 200),
        ("cross-site", "iframe", 403),
        ("same-site", "script", 403),
        ("cross-site", "empty", 403),
    ],
)
def test_a_link_may_lead_here_but_no_frame_or_script(client: Client, site: str, destination: str, status: int) -> None:
    reply = client.get("/", Sec_Fetch_Site=site, Sec_Fetch_Dest=destination)
    assert reply.status == status
    assert (client.token.encode() in reply.body) == (status == 200)


@pytest.mark.parametrize("method", ["OPTIONS", "HEAD", "PUT", "DELETE", "TRACE", "LYSSNA"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    reply = client.send(method, "/check", None, {"Origin": "https://example.se"})
    assert reply.status >= 400
    assert "Access-Control-Allow-Origin" not in reply.headers


@pytest.mark.parametrize("path", ["/", "/app.js", "/style.css", "/texts.js", "/ikon.svg", "/exempel.txt"])
def test_nothing_is_kept_or_shared_by_the_browser(client: Client, path: str) -> None:
    reply = client.get(path)
    assert reply.status == 200
    headers = reply.headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Server"] == "klarsprak"
    for absent in ("Set-Cookie", "Access-Control-Allow-Origin", "ETag", "Last-Modified"):
        assert absent not in headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/../server.py", "/static/app.js", "/%2e%2e/server.py", "/app.js/", "/index.html.j2"])
def test_no_other_file_is_given(client: Client, path: str) -> None:
    reply = client.get(path)
    assert reply.status == 404
    assert reply.body.decode() == "Den sidan finns inte."


# ------------------------------------------------------------ odd and large input


def test_a_file_that_is_too_large_gets_a_clear_line(client: Client) -> None:
    assert client.post("/check", bytes(MAX_BYTES + 1), name="stor.txt", file="1").message == TOO_LARGE
    assert "20 MB" in TOO_LARGE
    answer = Checker().check(module._asked({"name": "a", "audience": "", "text_type": "", "page": ""}, bytes(MAX_BYTES + 1)))
    assert getattr(answer, "message", "") == TOO_LARGE


def test_a_text_that_is_too_long_gets_a_clear_line(client: Client) -> None:
    reply = client.post("/check", b"Hej! " * 40_001)
    assert reply.status == 422
    assert reply.message.startswith("Texten är längre än 200 000 tecken.")


@pytest.mark.parametrize("length", [None, "", "-1", "1e3", "+5", "٣", "9" * 30])
def test_the_length_of_a_text_must_be_said(client: Client, length: str | None) -> None:
    coded = length.encode().decode("latin-1") if length else length
    reply = client.post("/check", b"", {"Content-Length": coded, "Transfer-Encoding": None})
    assert reply.status in (400, 411)


def test_a_text_in_pieces_of_unknown_size_is_refused(client: Client) -> None:
    assert client.post("/check", b"", {"Transfer-Encoding": "chunked"}).status == 411


@pytest.mark.parametrize("about", [{"audience": "alla"}, {"text_type": "dikt"}, {"name": 1}, {"audience": None}])
def test_what_is_said_of_a_text_must_make_sense(client: Client, about: dict[str, Any]) -> None:
    assert client.post("/check", b"Hej", **about).status in (400, 403)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/brev.txt", "brev.txt"),
        ("C:\\brev\\brev.txt", "brev.txt"),
        ("a\nb\0.txt", "ab.txt"),
        ("å" * 300 + ".txt", "å" * 196 + ".txt"),
        ("..", ".."),
        ("", UNNAMED),
    ],
)
def test_of_a_file_name_only_its_last_part_is_used(client: Client, given: str, shown: str) -> None:
    assert client.check("Hej!", given)["report"]["path"] == shown


def test_a_request_that_is_no_http_gets_one_line(client: Client) -> None:
    for sent in (b"hej hej hej hej\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", client.port), timeout=10) as connection:
            connection.sendall(sent)
            answer = connection.makefile("rb").read()
        assert answer.startswith(b"HTTP/1.1 4") or answer.startswith(b"HTTP/1.1 5") or not answer.startswith(b"HTTP/")
        assert b"Traceback" not in answer


def test_a_connection_serves_many_requests(client: Client) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", client.port, timeout=10)
    for _ in range(3):
        connection.request("GET", "/style.css")
        assert connection.getresponse().read()
    connection.close()


# ------------------------------------------------------------ faults


def test_a_fault_of_ours_is_one_line_and_tells_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("hemlig text")

    monkeypatch.setattr(showing, "answer", broken)
    reply = client.post("/check", b"hemlig text")
    assert reply.status == 500
    assert reply.message.startswith("Ett fel i klarsprak stoppade kontrollen.")
    client.send("POST", "/check", b"hemlig", {})
    socket.create_connection(("127.0.0.1", client.port)).close()
    with socket.create_connection(("127.0.0.1", client.port)) as connection:
        connection.sendall(b"POST /check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nhalva texten")
    monkeypatch.undo()
    assert client.check("Hej!")["text"] is None
    captured = capfd.readouterr()
    assert captured.out == captured.err == ""


def test_a_check_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with serving(Checker(patience=0.0)) as server:
        reply = Client(server.server_port).post("/check", ("Nämnden beslutade. " * 3000).encode())
    assert reply.status == 422
    assert reply.message.startswith("Kontrollen tog för lång tid")


def test_every_choice_has_a_name(client: Client) -> None:
    page = client.get("/").body.decode()
    for value in (*Audience, *(t for t in TextType if t is not TextType.AUTO)):
        assert f'<option value="{value}">' in page


def test_reports_know_their_format() -> None:
    assert type(module._report("json", io.StringIO())).__name__ == "JsonReport"
    assert type(module._report("html", io.StringIO())).__name__ == "HtmlReport"
