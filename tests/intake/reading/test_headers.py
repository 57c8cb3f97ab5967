from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from worker.intake import reading
from worker.intake.reading import doubled
from worker.nouns.message import Message, Party

Mail = Callable[[str], Message]


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("plain-utf8", "Colis abîmé"),
        ("subject-raw-latin1", "Réclamation : chauffe-eau en panne"),
        ("subject-word-cut-inside-letter", "Réclamation : table abîmée"),
        ("subject-word-broken-by-fold", "Réclamation sur la facture de mars"),
        ("subject-folded", "Retard de livraison de la commande 2026-4420 et absence de nouvelles"),
        ("iso-2022-jp", "配送の遅れ"),
        ("mbox-line-and-bare-line-feeds", "Colis perdu"),
        ("carriage-returns-only", "Colis perdu"),
        ("headers-without-blank-line", "Colis perdu"),
    ],
)
def test_the_subject_is_one_decoded_line(mail: Mail, name: str, subject: str) -> None:
    assert mail(name).subject == subject


@pytest.mark.parametrize(
    ("name", "sender"),
    [
        ("subject-raw-latin1", Party("jerome@example.org", "Jérôme Lefèvre")),
        ("sender-word-in-quotes", Party("therese.mercier@example.net", "Mercier, Thérèse")),
        ("sender-word-with-comma", Party("therese.mercier@example.net", "Mercier, Thérèse")),
        ("sender-missing", Party("agence.nord@example.net", "Agence Nord")),
        ("sender-twice", Party("camille.roussel@example.org", "Camille Roussel")),
        ("sender-name-is-address", Party("inconnu@example.net", "direction@example.com")),
        ("blank-before-the-first-colon", Party("camille.roussel@example.org", "Camille Roussel")),
        ("sender-bare-daemon", Party("", "MAILER-DAEMON")),
    ],
)
def test_the_sender_is_found(mail: Mail, name: str, sender: Party) -> None:
    assert mail(name).sender == sender


def test_a_name_in_broken_base64_does_not_cost_the_address(mail: Mail) -> None:
    message = mail("sender-word-bad-base64")
    assert message.sender.address == "paul.mercier@example.net"
    assert "headers read in fallback" not in message.defects


@pytest.mark.parametrize(
    ("name", "defect"),
    [
        ("sender-missing", "no From header"),
        ("sender-twice", "several From headers"),
        ("sender-name-is-address", "display name looks like another address"),
        ("sender-bare-daemon", "no sender address"),
        ("date-in-french", "date unreadable"),
        ("headers-without-blank-line", "header block without blank line"),
        ("boundary-not-as-announced", "boundary not as announced"),
        ("multipart-without-boundary", "multipart without its boundary"),
    ],
)
def test_what_was_wrong_is_told(mail: Mail, name: str, defect: str) -> None:
    assert defect in mail(name).defects


def test_a_sound_mail_has_no_defect(mail: Mail) -> None:
    assert mail("plain-utf8").defects == ()


@pytest.mark.parametrize(
    ("field", "address"),
    [
        ("camille@example.org", "camille@example.org"),
        ("<Camille@Example.ORG>", "camille@example.org"),
        ("Camille <camille@example.org", "camille@example.org"),
        ("Camille camille@example.org", "camille@example.org"),
        ('"boss@example.com" <>', ""),
        ('"boss@example.com"', ""),
        ("=?utf-8?Q?boss=40example.com?=", ""),
        ("(boss@example.com)", ""),
        ("undisclosed-recipients:;", ""),
        ("", ""),
    ],
)
def test_an_address_never_comes_out_of_a_name(field: str, address: str) -> None:
    message = reading.read(f"From: {field}\r\nSubject: essai\r\n\r\ntexte".encode())
    assert message.sender.address == address


def test_recipients_are_read_and_those_without_address_left_out() -> None:
    message = reading.read(
        b"From: a@example.org\r\nTo: B <b@example.org>, =?utf-8?Q?=C3=89lise?= <e@example.org>\r\n"
        b"Cc: undisclosed-recipients:;\r\nReply-To: r@example.org\r\n\r\nx"
    )
    assert message.to == (Party("b@example.org", "B"), Party("e@example.org", "Élise"))
    assert message.cc == ()
    assert message.reply_to == (Party("r@example.org"),)


def test_the_date_is_aware_and_in_utc(mail: Mail) -> None:
    assert mail("plain-utf8").sent_at == datetime(2026, 4, 28, 7, 12, 33, tzinfo=UTC)


@pytest.mark.parametrize("name", ["date-in-french", "date-without-zone"])
def test_a_date_that_does_not_tell_the_instant_is_none(mail: Mail, name: str) -> None:
    assert mail(name).sent_at is None


@pytest.mark.parametrize(
    ("field", "ids"),
    [
        ("<a@example.org>\r\n\t<b@example.org>", ("<a@example.org>", "<b@example.org>")),
        ("<a@exam\r\n ple.org>", ("<a@example.org>",)),
        ("a@example.org", ("<a@example.org>",)),
        ("Your letter of Monday <a@example.org>", ("<a@example.org>",)),
        ("=?utf-8?q?=3Ca=40example=2Eorg=3E?=", ("<a@example.org>",)),
        ("<>", ()),
        ("votre courrier", ()),
    ],
)
def test_ids_keep_their_brackets_and_lose_their_folds(field: str, ids: tuple[str, ...]) -> None:
    message = reading.read(f"From: a@example.org\r\nReferences: {field}\r\n\r\nx".encode())
    assert message.references == ids


def test_every_header_is_kept_in_order_by_lower_case_name() -> None:
    headers = reading.read(b"From: a@example.org\r\nReceived: un\r\nReceived: deux\r\nX-Un: \xe9t\xe9\r\n\r\nx").headers
    assert headers.all("received") == ("un", "deux")
    assert headers.first("X-UN") == "\ufffdt\ufffd"


def test_a_verdict_cannot_hide_from_the_server_that_would_have_struck_it_out(mail: Mail) -> None:
    verdicts = mail("verdict-hidden-in-encoded-word").headers.all("authentication-results")
    assert len(verdicts) == 2
    assert not any(verdict.startswith("mx.example.com") for verdict in verdicts)


def test_a_stray_line_among_headers_is_passed_over() -> None:
    message = reading.read(b"From: a@example.org\r\nn'importe quoi\r\nSubject: Colis\r\n\r\ntexte")
    assert (message.subject, message.text) == ("Colis", "texte")
    assert "line that is no header" in message.defects


def test_the_first_thousand_headers_do_not_push_the_sender_out() -> None:
    message = reading.read(b"".join(b"X-%d: v\r\n" % n for n in range(5000)) + b"From: a@example.org\r\n\r\ntexte")
    assert message.sender.address == "a@example.org"
    assert "too many headers" in message.defects


@pytest.mark.parametrize(
    ("name", "sender", "subject"),
    [
        ("raw-koi8-r-headers", Party("vera@example.org", "Вера Смирнова"), "Посылка не пришла"),
        ("raw-windows-1251-headers-multipart", Party("vera@example.org", "Вера Смирнова"), "Посылка не пришла"),
        ("raw-iso-2022-jp-headers", Party("hanako@example.org", "佐藤 花子"), "配送の件"),
        ("raw-iso-2022-jp-without-label", Party("tanaka@example.jp", "田中"), "ご注文の件"),
        ("text-encoded-twice", Party("helene@example.org", "Hélène"), "Réclamation à traiter"),
    ],
)
def test_raw_and_twice_encoded_headers_are_read_as_they_were_meant(
    mail: Mail, name: str, sender: Party, subject: str
) -> None:
    assert (mail(name).sender, mail(name).subject) == (sender, subject)


def test_japanese_in_seven_bits_is_read_where_nobody_names_it(mail: Mail) -> None:
    assert mail("raw-iso-2022-jp-without-label").new_text == "商品が壊れています。返金してください。"


@pytest.mark.parametrize(
    ("name", "subject", "text"),
    [
        ("header-block-broken-by-a-blank-line", "Chaise cassée", "La chaise est cassée."),
        ("header-block-broken-by-a-gateway", "Chaise", "La chaise."),
        ("subject-typed-in-the-text", "Chaise", "La chaise."),
    ],
)
def test_a_header_block_in_two_pieces_is_read_as_one(mail: Mail, name: str, subject: str, text: str) -> None:
    message = mail(name)
    assert (message.sender.address, message.subject) == ("bo@example.org", subject)
    assert message.text.strip() == text
    assert "header block broken" in message.defects


def test_an_author_below_the_break_is_vouched_for_by_nobody(mail: Mail) -> None:
    message = mail("header-block-broken-by-a-blank-line")
    assert "authentication-results" not in message.headers
    assert "no From header" in message.defects


def test_text_that_was_encoded_twice_is_mended_and_no_other_is_touched(mail: Mail) -> None:
    assert mail("text-encoded-twice").text.strip() == (
        "Je suis déçue : la chaise est arrivée cassée, j’ai payé 80 € à la livraison."
    )
    for text in ("déçue ÃO NÃO ça", "garçon â l'été", "Â", "« été »"):
        assert doubled.mended(text) == text
    assert doubled.mended("«Ã©" * 3) == "«é" * 3
