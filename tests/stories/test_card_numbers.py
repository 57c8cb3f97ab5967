"""A customer writes the number of their card, in every way in which people do: no letter of ours repeats it."""

import re

import pytest

CARD = "4970 1012 3456 7893"
WAYS = (
    CARD,
    CARD.replace(" ", "\n"),
    "4970-1012-\n3456-7893",
    CARD.replace(" ", "_"),
    CARD.replace(" ", "/"),
    CARD.replace(" ", "\u00a0"),
    "\u200b".join(CARD.replace(" ", "")),
    "".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() else sign for sign in CARD),
)


def told(letter):
    """All that a letter says, its headers and the names of what it carries among it, as digits alone."""
    headers = " ".join(f"{name}: {value}" for name, value in letter.message.items())
    files = " ".join(part.get_filename() or "" for part in letter.message.walk())
    return re.sub(r"\D", "", re.sub(r"[\s\u200b_/.>|-]", "", f"{headers} {letter.text} {letter.html} {files}"))


@pytest.mark.parametrize("way", WAYS, ids=range(len(WAYS)))
def test_no_letter_repeats_the_number_of_a_card(office, ann, way):
    line = " ".join(way.split("\n"))
    eve = office.person(f"Eve {line}", "eve@example.org")
    document = (f"carte {line.replace('/', '_')} cvv 123.txt", "text/plain", b"ma carte")
    eve.writes(
        f"Ma carte {line} a été débitée deux fois",
        f"Bonjour,\n\nMa carte est :\n\n{way}\n\nVous l'avez débitée deux fois.\n\nEve",
        attach=(document,),
    )
    office.works()
    [receipt], [notice] = eve.reads(), ann.reads()
    eve.answers(receipt, f"Je répète : c'est la carte\n{way}\net rien n'est remboursé.")
    ann.answers(notice, f"#note La cliente donne la carte {line}")
    office.works()
    letters = [receipt, notice, *eve.reads(), *ann.reads()]
    assert len(letters) >= 4
    for letter in letters:
        assert CARD.replace(" ", "") not in told(letter), letter.text
    assert "•••• 7893" in notice.subject
    assert "•••• 7893" in notice


def test_what_is_no_card_is_repeated_as_it_was_written(office, ann, bo):
    kept = (
        "FR76 3000 6000 0112 3456 7890 189",
        "380 129 866 00014",
        "06 12 34 56 78",
        "3017620422003",
        "4111111111111112",
    )
    bo.writes("Mes numéros", "Bonjour,\n\nVoici mes numéros :\n\n" + "\n\n".join(kept) + "\n\nMon canapé est déchiré.")
    office.works()
    [notice] = ann.reads()
    for one in kept:
        assert one in notice
