"""Which of two views of one mail is read: the plain one, but where it only says that there is another."""

from worker.intake import reading


def mail(plain: str, html: str = "") -> bytes:
    """A mail with both views, or with the plain one alone."""
    text = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{plain}\r\n"
    page = f"Content-Type: text/html; charset=utf-8\r\n\r\n<p>{html}</p>\r\n"
    head = "From: bo@example.org\r\nSubject: Lit\r\nMIME-Version: 1.0\r\n"
    if not html:
        return (head + text).encode()
    kind = 'Content-Type: multipart/alternative; boundary="b"\r\n\r\n'
    return f"{head}{kind}--b\r\n{text}--b\r\n{page}--b--\r\n".encode()


STUB = "Votre messagerie n'affiche pas le HTML."


def test_where_both_views_say_something_the_plain_one_is_read() -> None:
    assert reading.read(mail("Le lit est cassé.", "Le lit est vendu.")).text == "Le lit est cassé."


def test_a_plain_view_that_only_points_to_the_other_one_is_not() -> None:
    assert reading.read(mail(STUB, "Le lit est cassé.")).text == "Le lit est cassé."


def test_alone_such_words_are_the_mail() -> None:
    assert reading.read(mail(STUB)).text == STUB


def test_a_text_that_speaks_of_html_is_one_where_it_is_long() -> None:
    long = f"{STUB} " + "Le lit est cassé. " * 30
    assert reading.read(mail(long, "Autre chose.")).text.startswith(STUB)
    assert reading.read(mail(long[:399], "Autre chose.")).text == "Autre chose."


def test_a_plain_view_without_words_gives_way() -> None:
    assert reading.read(mail("- -", "Le lit est cassé.")).text == "Le lit est cassé."
