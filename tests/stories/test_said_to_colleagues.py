"""A new mail of no file that speaks to colleagues: whoever wrote it is told that nobody reads it."""

import pytest


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (
            "Ann, tu me dis où on en est des dossiers en retard ? et bob pense à relancer compta\nM.",
            ("Ann", "Bob"),
        ),
        ("Bob, comment on fait pour le retard de la semaine ?", ("Bob",)),
        ("Cyrille tu peux relancer la banque ?", ("Cyrille",)),
    ],
)
def test_who_calls_a_colleague_reads_that_they_do_not_read_it_and_where_to_write(office, words, who):
    mia = office.colleague("mia")
    mia.writes("point", words)
    office.works()
    [told] = mia.reads()
    assert "Personne d'autre que vous ne lit ce message" in told
    assert "✓" not in told
    for name in who:
        assert f"{name} " in told.text.partition("Écrivez directement à")[2]


@pytest.mark.parametrize("words", ["comment on donne un dossier ?", "Mme Durand a rappelé, c'est Bob qui l'a eue"])
def test_what_calls_nobody_is_answered_as_before(office, words):
    mia = office.colleague("mia")
    mia.writes("point", words)
    office.works()
    assert not any("Personne d'autre que vous" in one for one in mia.reads())
