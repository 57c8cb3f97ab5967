"""The one notation for phrases."""

import pytest

from worker.words.phrases import PhraseUnreadable, compiled
from worker.words.wording import fold


@pytest.mark.parametrize(
    ("phrase", "text", "seen"),
    [
        ("factur*", "ma facturation", "facturation"),
        ("ma/notre plainte", "voici notre plainte", "notre plainte"),
        ("pas ?du ?tout d'accord", "pas du tout d'accord", "pas du tout d'accord"),
        ("pas ?du ?tout d'accord", "pas d'accord", "pas d'accord"),
        ("?bien resolu", "c'est bien resolu", "bien resolu"),
        ("conteste ... facture", "je conteste la derniere facture", "conteste la derniere facture"),
        ("ou en etes vous", "ou en etes-vous", "ou en etes-vous"),
        ("abonnement", "l'abonnement", "abonnement"),
        ("un avocat !mur", "un avocat m'ecrit", "un avocat"),
        ("retard", "un retardataire", ""),
        ("retard*", "un retardataire", "retardataire"),
        ("un avocat !mur/pourri", "un avocat mur", ""),
        ("conteste ... facture", "conteste ce que dit votre derniere facture", ""),
        # Groups: several words in one choice, and letters that may be left out.
        ("(mise en/prise de) note", "la prise de note", "prise de note"),
        ("vais vous casser/(faire la peau)", "je vais vous faire la peau", "vais vous faire la peau"),
        ("vais vous casser/(faire la peau)", "je vais vous : attention", ""),
        ("recu(e)(s)", "elles sont recues", "recues"),
        ("recu(e)(s)", "il est recu", "recu"),
        ("(could not/cannot) be (successfully /)delivered", "it cannot be delivered", "cannot be delivered"),
        ("auto(/-/ /matic )reply", "an auto reply", "auto reply"),
        ("auto(/-/ /matic )reply", "an autoreply", "autoreply"),
        ("un/une (nouvel (essai/examen)/reprise)", "une reprise", "une reprise"),
        ("envoi [60] echoue", "l'envoi de votre lettre, dit-il, a echoue", "envoi de votre lettre, dit-il, a echoue"),
        ("envoi [60] echoue", "envoi echoue", "envoi echoue"),
        ("envoi [9] echoue", "envoi de votre lettre a echoue", ""),
        # Signs of expressions mean nothing in a phrase.
        ("n.b. 3+4", "n.b. 3+4", "n.b. 3+4"),
        ("n.b.", "nxbx", ""),
        # As it is written.
        ("Où en êtes-vous", "ou en etes-vous", "ou en etes-vous"),
        # Writing other than Latin is found inside longer words; a Latin end is bounded all the same.
        ("配信でき", fold("下記は配信できません"), fold("配信でき")),
        ("отпуске", "в отпуске", "отпуске"),
        # Expressions.
        ("= rendez[- ]moi\\b", "rendez-moi tout", "rendez-moi"),
        ("= rendez[- ]moi\\b", "xrendez-moi tout", ""),
        ("~ (?:^|, )rendez\\b", "alors, rendez", ", rendez"),
    ],
)
def test_the_notation_says_what_it_means(phrase: str, text: str, seen: str) -> None:
    hit = compiled([phrase]).search(text)
    assert (hit[0] if hit else "") == seen


@pytest.mark.parametrize(
    ("phrases", "said"),
    [
        ([], "has at least one"),
        (["?peut-etre"], "no word that must be there"),
        (["!jamais"], "no word that must be there"),
        (["mise (en demeure"], "opens a bracket"),
        (["mise en) demeure"], "closes a bracket"),
        (["facture", "= (?:facture"], r"'= \(\?:facture' is no expression"),
        (["= {WE} donnons"], r"\{WE\}, which is not there"),
    ],
)
def test_what_is_no_phrase_is_refused_and_named(phrases: list[str], said: str) -> None:
    with pytest.raises(PhraseUnreadable, match=said):
        compiled(phrases)


def test_a_part_stands_for_its_alternatives() -> None:
    pattern = compiled(["= {WE} (?:donn|offr)ons{0,1}"], {"WE": "(?:nous|on)"})
    assert pattern.search("demain nous offrons")
    assert pattern.search("on donnons")


def test_what_follows_may_be_asked_for() -> None:
    label = compiled(["out of office", "absent"], then="(?:$|:)")
    assert label.match("out of office: x")
    assert not label.match("out of office hours")
    assert not label.match("absente")
