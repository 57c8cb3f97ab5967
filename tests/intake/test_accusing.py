"""Whom a complaint is about: as people call somebody, and told from those with whom they only spoke."""

import pytest

from worker.intake import accusing
from worker.nouns.item import Person
from worker.processing.rules import Rules
from worker.writing.samples.life import RULES

_STAFF = {
    "ann": Person("Ann Morel", "ann", frozenset({"desk"})),
    "cy": Person("Cyrille Marchand", "cy", frozenset({"handler"})),
    "bob": Person("Bob Petit", "bob", frozenset({"handler"})),
    "mia": Person("Mia Laurent", "mia", frozenset({"manager", "approver"})),
    "elodie": Person("Élodie Lefèvre-Roux", "elodie", frozenset({"handler"})),
}


@pytest.fixture(scope="module")
def rules() -> Rules:
    changed = {"staff": _STAFF, "desk": (_STAFF["ann"],)}
    return Rules(**{name: changed.get(name, getattr(RULES, name)) for name in RULES.__dataclass_fields__})


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ann Morel m'a insulté au téléphone.", "ann"),
        ("MOREL Ann m'a mal parlé", "ann"),
        ("Le vendeur, M. Petit, m'a touché la main et m'a appelée ma belle.", "bob"),
        ("Samedi j'ai eu affaire à M. Petit. Il a été odieux.", "bob"),
        ("Je me plains de votre collègue Cyrille. Il m'a crié dessus.", "cy"),
        ("ann de l'accueil ma mal parlé elle est malpolie", "ann"),
        ("monsieur petit a été tres desagreable", "bob"),
        ("madame lefevre-roux m'a raccroché au nez", "elodie"),
        ("Elodie m'a menti", "elodie"),
        ("j'ai été insultée par Bob", "bob"),
        ("Réclamation contre M. Petit", "bob"),
        ("Mr Marchand was rude to my wife", "cy"),
        ("I was shouted at by Cyrille from delivery", "cy"),
    ],
)
def test_a_colleague_is_known_as_people_call_them(rules: Rules, text: str, who: str) -> None:
    assert accusing.accused(text, rules) == (who,)


@pytest.mark.parametrize(
    ("text", "complainant"),
    [
        ("J'ai eu M. Petit au téléphone, il a promis une livraison mardi, rien.", ""),
        ("Votre collègue Cyrille m'a dit que la livraison serait le 12.", ""),
        ("un petit geste déplacé. Le petit a pleuré, il a été insulté par le livreur", ""),
        ("Ma femme, Mme Petit, a été insultée par le livreur", "Jean Petit"),
        ("Bonjour M. Petit,\nla table est cassée et le livreur a été grossier", ""),
        ("Merci à M. Petit. La dame d'avant avait été malpolie.", ""),
        ("Votre livreur a été grossier.\nCordialement,\nAnn", "Ann Smith"),
        ("La lampe est cassée. Je voudrais parler à M. Marchand.", ""),
    ],
)
def test_whoever_is_only_named_is_not_complained_of(rules: Rules, text: str, complainant: str) -> None:
    assert accusing.accused(text, rules, complainant=complainant) == ()


def test_whoever_bears_the_complainants_name_is_meant_where_it_says_who_they_are(rules: Rules) -> None:
    assert accusing.accused("Le vendeur M. Petit m'a insulté", rules, complainant="Jean Petit") == ("bob",)


def test_who_names_everybody_takes_the_file_from_nobody(rules: Rules) -> None:
    text = "Plainte contre M. Petit, Mme Morel, M. Marchand, Mme Laurent et Mme Lefèvre-Roux : des escrocs"
    assert accusing.accused(text, rules) == ()
    assert len(accusing.told_of(text, rules)) == 5
