"""Access tokens come from outside, fresh at every login, and a strange one goes nowhere."""

import sys
from pathlib import Path

import pytest

from worker.doors.bearing import oauthbearer, xoauth2
from worker.doors.oauth.given import CommandToken, FileToken
from worker.doors.protocols import TokenUnavailable


def test_a_token_is_read_anew_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    token = FileToken(file)
    for fresh in ("ya29.first", "ya29.second"):
        file.write_text(f"{fresh}\n")
        assert (token(), token.renewed()) == (fresh, fresh)


@pytest.mark.parametrize("content", [b"", b"\n", b"two words", b"line\nline", b"caf\xc3\xa9", b"\x01", b"x" * 10_000])
def test_what_is_no_token_is_not_used(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_bytes(content)
    with pytest.raises(TokenUnavailable, match="no usable access token"):
        FileToken(file)()


def test_a_missing_file_is_told_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(TokenUnavailable, match="token cannot be read: No such file"):
        FileToken(tmp_path / "token")()


def test_a_command_s_first_line_is_the_token() -> None:
    assert CommandToken([sys.executable, "-c", "print('ya29.first'); print('expires soon')"])() == "ya29.first"


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("raise SystemExit(3)", "ended with status 3"),
        ("import time; time.sleep(30)", "did not end within 0.5 seconds"),
        ("print()", "no usable access token"),
    ],
)
def test_a_command_that_fails_is_told(program: str, said: str) -> None:
    with pytest.raises(TokenUnavailable, match=said):
        CommandToken([sys.executable, "-c", program], seconds=0.5)()


def test_a_command_that_is_not_there_is_told() -> None:
    with pytest.raises(TokenUnavailable, match="cannot be run: No such file"):
        CommandToken(["/nowhere/oauth-helper"])()


def test_the_answer_to_xoauth2_has_its_form() -> None:
    assert xoauth2("ann@example.com", "t") == "user=ann@example.com\x01auth=Bearer t\x01\x01"


def test_the_answer_to_oauthbearer_has_its_form_whatever_the_user_is_called() -> None:
    assert oauthbearer("a=b,c@example.com", "t") == "n,a=a=3Db=2Cc@example.com,\x01auth=Bearer t\x01\x01"
