from collections.abc import Callable

import pytest

from worker.intake.reading import charset, flowed, html, read
from worker.nouns.message import Message

Mail = Callable[[str], Message]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("label-latin1-bytes-cp1252", "L’écart est de 12 € : l’œuvre commandée n’était pas à ce prix…"),
        ("label-missing-bytes-cp1252", "Réglée le 3 mars, la facture m’est réclamée à nouveau."),
        ("label-utf8-bytes-cp1252", "Réglée le 3 mars, la facture m’est réclamée à nouveau."),
        ("label-ascii-bytes-utf8", "Réglée le 3 mars."),
        ("label-unknown", "Réglée le 3 mars."),
        ("iso-2022-jp", "荷物が届きません。"),
        ("punctuation-as-controls", "J’attends 40 € depuis un mois."),
        ("base64-label-on-plain-text", "Bonjour, la facture 784 est fausse : la remise manque.\nMerci de la corriger."),
        ("base64-with-list-footer", "La facture 785 est réglée depuis un mois, cessez vos relances."),
        ("flowed-deleting-spaces", "La fenêtre posée en mars laisse passer l'air."),
        ("alternative-empty-plain", "Le canapé reçu est bleu, pas vert."),
        ("alternative-stub-plain", "Le canapé reçu est bleu, pas vert."),
        ("alternative-both", "Le canapé est bleu."),
        ("text-in-several-parts", "La lampe est arrivée fendue :\n\net la seconde ne s'allume pas."),
        ("content-type-without-semicolon", "La lampe est fêlée."),
        ("boundary-not-as-announced", "La lampe est fendue."),
        ("boundary-never-closed", "La lampe est fendue."),
        ("multipart-without-boundary", "La lampe est fendue."),
        ("mbox-line-and-bare-line-feeds", "Le colis n'est jamais arrive."),
        ("carriage-returns-only", "Le colis\nn'est jamais arrive."),
        ("headers-without-blank-line", "Le colis du 12 mars n'est jamais arrive.\nQue faites-vous ?"),
        ("text-attached", "Le contrat est joint."),
        ("pgp-mime-signed", "Je résilie le contrat."),
        ("pgp-text-signed", "Je resilie le contrat.\n-- \nCamille"),
        ("smime-opaque-signed", "Je conteste la facture réglée."),
        ("smime-opaque-signed-in-chunks", "Je conteste la facture réglée."),
        ("uuencoded-file-in-text", "Voici le ticket :\n\n\n\nMerci. On peut begin 2026 sans retard."),
        ("scan-called-text", ""),
        ("label-of-a-code-page-with-a-hyphen", "La lampe est fêlée."),
        ("label-missing-bytes-utf16", "La lampe est fêlée."),
        ("quoted-printable-padded", "La lampe est fêlée."),
        ("base64-in-several-pieces", "La lampe est fêlée, je la renvoie."),
        ("base64-with-a-footer-in-words", "La lampe est fêlée, je la renvoie."),
        ("multipart-encoded-as-a-whole", "La lampe est fêlée."),
        ("multipart-inside-of-the-same-boundary", "La lampe est fêlée."),
        ("text-above-all-parts", "La lampe est fêlée."),
        ("text-below-all-parts", "La lampe est fêlée."),
        ("boundary-that-closes-its-parent", "La lampe est fêlée.\n--a------"),
        ("yencoded-file-in-text", "Voici la photo :\n\n\nMerci."),
        ("type-that-does-not-exist", "La lampe est fêlée."),
        ("text-of-an-unknown-kind", "La lampe est fêlée."),
        ("form-sent-in-parts", "La lampe est fêlée."),
        ("page-called-plain-text", "La lampe est fêlée."),
        ("blank-before-the-first-colon", "La lampe est fêlée."),
    ],
)
def test_the_authors_words_are_read(mail: Mail, name: str, text: str) -> None:
    assert mail(name).text == text


@pytest.mark.parametrize("name", ["pgp-mime-encrypted", "pgp-text-encrypted", "smime-encrypted"])
def test_an_encrypted_mail_is_told(mail: Mail, name: str) -> None:
    assert mail(name).encrypted


@pytest.mark.parametrize("name", ["plain-utf8", "pgp-mime-signed", "pgp-text-signed", "smime-opaque-signed"])
def test_a_signed_or_plain_mail_is_not_encrypted(mail: Mail, name: str) -> None:
    assert not mail(name).encrypted


@pytest.mark.parametrize("text", ["réclamation", "L’été à Nîmes", "Réglée, 12 €", "œuvre", "Où êtes-vous ?"])
@pytest.mark.parametrize("label", ["", "utf-8", "us-ascii", "iso-8859-1", "windows-1252", "x-inconnu", "\0", "gbk\0"])
def test_french_in_windows_1252_survives_any_label(text: str, label: str) -> None:
    assert charset.decode(text.encode("cp1252"), label) == text


@pytest.mark.parametrize("label", ["", "iso-8859-1", "utf-7", "us-ascii", "big5", "punycode", "unicode_escape", "zlib"])
def test_french_in_utf8_survives_any_label(label: str) -> None:
    assert charset.decode("Où êtes-vous\\n ?".encode(), label) == "Où êtes-vous\\n ?"


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        *((label, label, "配送") for label in ("utf-16", "iso-2022-jp", "shift_jis", "gb18030", "eucjp")),
        *((label, label, "Café réglé") for label in ("cp850", "utf-16le", "ibm852")),
        *((label, label, "Привет") for label in ("koi8-r", "utf-7", "mac-cyrillic")),
        # Labels that no list holds, and that are written all the same.
        *(("cp-850", "cp850", "Café réglé"), ("koi8r", "koi8_r", "Привет"), ("cp-1251", "cp1251", "Привет")),
        *(("x-euc-jp", "euc_jp", "配送"), ("iso-2022-jp-ms", "iso2022_jp", "配送"), ("cp50221", "iso2022_jp", "配送")),
        *(("chinesebig5", "big5", "配送"), ("euc-cn", "gb2312", "配送"), ("ks_c_5601", "cp949", "배송")),
    ],
)
def test_an_honest_label_is_believed(label: str, codec: str, text: str) -> None:
    assert charset.decode(text.encode(codec), label) == text


def test_a_text_cut_inside_a_letter_keeps_its_charset() -> None:
    assert charset.decode("réglé à l’été".encode()[:-1], "utf-8") == "réglé à l’ét\ufffd"


def test_flowed_lines_join_within_their_quote_depth(mail: Mail) -> None:
    assert mail("flowed").text == (
        "La fenêtre posée en mars laisse passer l'air et le bruit.\n\n"
        ">> Quand passez-vous enfin ?\n> Jeudi.\n-- \nCamille"
    )


def test_flowed_text_keeps_space_stuffed_lines() -> None:
    assert flowed.unfold(" >pas une citation\n From here", delete_space=False) == ">pas une citation\nFrom here"


def test_html_keeps_its_structure_and_hides_what_readers_do_not_see(mail: Mail) -> None:
    assert mail("html-with-preheader-table-and-quote").text == (
        "Bonjour Madame,\n\nIl manque :\n\n  • une vis\n  • la notice\nRéf.\t\tPrix\nA12\t\t40 €\n"
        "Le 3 mars 2026, le magasin a écrit :\n> Votre colis est parti.\n> Merci"
    )


def test_html_quotes_show_their_depth() -> None:
    page = "<p>oui</p><blockquote>un<blockquote>deux</blockquote>trois</blockquote><p>non</p>"
    lines = [line for line in html.to_text(page).split("\n") if line]
    assert lines == ["oui", "> un", "> > deux", "> trois", "non"]


def test_html_nested_beyond_measure_is_still_read() -> None:
    assert html.to_text("<div>" * 20_000 + "texte").strip() == "texte"
    assert html.to_text("<table><tr><td>" * 5_000 + "texte").strip() == "texte"


def test_a_page_hidden_as_a_whole_is_shown_all_the_same() -> None:
    assert html.to_text('<div style="display:none">Le colis est perdu</div>') == "Le colis est perdu"


def test_plain_text_called_html_keeps_its_lines() -> None:
    assert html.to_text("Ligne une\nLigne deux &amp; trois") == "Ligne une\nLigne deux & trois"


def test_a_comment_with_tags_does_not_swallow_the_page() -> None:
    comment = "<!-- <p " + "mot " * 500 + "-->"
    assert html.to_text(f"{comment}<p>Le colis est perdu</p>").strip() == "Le colis est perdu"


def test_surplus_attributes_are_dropped_and_the_text_kept() -> None:
    attributes = "".join(f' x{n}="a>b"' for n in range(5_000))
    assert html.to_text(f"<p{attributes}>Le colis</p><p>est perdu</p>").split() == ["Le", "colis", "est", "perdu"]


def test_new_text_and_quoted_text_are_told_apart(mail: Mail) -> None:
    message = mail("html-with-preheader-table-and-quote")
    assert "Il manque" in message.new_text
    assert "Votre colis est parti." not in message.new_text
    assert "Votre colis est parti." in message.quoted


def test_the_language_is_guessed(mail: Mail) -> None:
    assert mail("plain-utf8").language == "fr"


@pytest.mark.parametrize(("length", "shown"), [(399, "Le canapé est bleu."), (400, "HTML")])
def test_a_plain_view_is_a_stub_below_four_hundred_characters(length: int, shown: str) -> None:
    plain = "Your reader shows no HTML.".ljust(length, ".")
    raw = (
        "From: bo@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
        f"--b\r\nContent-Type: text/plain\r\n\r\n{plain}\r\n"
        "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Le canapé est bleu.</p>\r\n--b--\r\n"
    )
    assert shown in read(raw.encode()).text
