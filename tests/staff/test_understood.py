"""What plain words ask for, a row each: the lines that they stand for, and what they do not."""

import pytest

from tests.response.sheet import ANN, BOB, CY, READY, bench
from worker.complaint.lifecycle import State
from worker.office.commands import TABLE
from worker.staff.understood import understood

FREE = READY.model_copy(update={"state": State.REGISTERED, "owner": "", "assessment": None})


def lines(words, file=FREE):
    found = understood(file, bench(file, ANN), words, TABLE, spoken=False)
    return [f"{one.verb} {one.prose}" for one in found.lines] if found else []


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("je le donne à Bob", ["affecter Bob Petit"]),
        ("pour Bob stp", ["affecter Bob Petit"]),
        ("c'est Bob qui s'en occupe", ["affecter Bob Petit"]),
        ("it's Bob who handles it", ["affecter Bob Petit"]),
        ("pas pour Bob, je le donne à Cyrille", ["affecter Cyrille Marchand"]),
        ("je le donne à Bob si possible aujourd'hui", ["affecter Bob Petit"]),
        ("je le donne à Bob ?", []),
        ("je le donne à Bob si tu veux", []),
        ("je le donne à Bob ou à Cyrille", []),
        ("surtout pas pour Bob", []),
        ("bob tu t'en occupes pas", []),
        ("bob stp", ["affecter Bob Petit"]),
        ("cyrille aussi", ["affecter Cyrille Marchand"]),
        ("favre micro-onde -> bob", ["affecter Bob Petit"]),
        ("je prends", ["affecter moi"]),
        ("je prends le dossier", ["affecter moi"]),
        ("je prends note", []),
        ("je prends contact avec le transporteur", []),
        ("je garde un œil dessus", []),
        ("je prends rendez-vous avec lui", []),
        ("i'll take a look", []),
        ("gravité faible simple isolée", ["evaluer gravite=1 complexite=1 repercussions=1"]),
        ("moyenne, simple, isolées", ["evaluer gravite=2 complexite=1 repercussions=1"]),
        ("gravité faible simple", []),
        # « Cy », of cy@example.com.
        ("pour cy stp", ["affecter Cyrille Marchand"]),
        ("je le passe à cy", ["affecter Cyrille Marchand"]),
        ("dis à cy que le transporteur nous refacture", ["dire Cyrille Marchand"]),
        ("une cyclable et le cyan", []),
        # Whoever types the mark that stands for a name inside means nobody.
        ("zzwho0 s'en occupe", []),
        ("pour zzwho0", []),
    ],
)
def test_words_stand_for_lines(words, meant):
    assert lines(words) == meant


@pytest.mark.parametrize(
    ("words", "meant", "left"),
    [
        ("à bob, faible simple isolées", ["evaluer", "affecter Bob Petit"], ""),
        ("bob urgent stp, moyenne simple limitées", ["evaluer", "affecter Bob Petit"], ""),
        ("bob. faible simple isolées. posté ce jour", ["evaluer", "affecter Bob Petit"], "posté ce jour"),
        ("bob : moyenne simple isolées", ["evaluer", "affecter Bob Petit"], ""),
        ("bob", ["affecter Bob Petit"], ""),
        ("cyrille alors", ["affecter Cyrille Marchand"], ""),
        ("bob prend", ["affecter Bob Petit"], ""),
        # What is said of a colleague gives nothing, and is named as what nobody read.
        ("vu avec bob, moyenne simple isolées", ["evaluer"], "vu avec bob"),
        ("pas bob, moyenne simple isolées", ["evaluer"], "pas bob"),
        ("moyenne simple isolées, il y a un bébé dans la maison", ["evaluer"], "il y a un bébé dans la maison"),
        ("moyenne simple isolées, merci Bob", ["evaluer"], ""),
        ("bob ou cyrille, moyenne simple isolées", ["evaluer"], "bob ou cyrille"),
        ("bob ?", [], ""),
        ("merci bob", [], ""),
        ("ok bob", [], ""),
        ("bob a rappelé la cliente", [], ""),
        ("ok je prends. faible/simple/isolées. on rembourse 30 €", ["affecter moi", "evaluer"], "on rembourse 30 €"),
        ("ok pour moi. moyenne simple isolée", ["affecter moi", "evaluer"], ""),
    ],
)
def test_who_is_named_with_the_scores_or_alone_gets_the_file_and_the_rest_is_known(words, meant, left):
    found = understood(FREE, bench(FREE, ANN), words, TABLE, spoken=False)
    said = [one.verb if one.verb == "evaluer" else f"{one.verb} {one.prose}" for one in found.lines] if found else []
    assert (said, found.left if found else "") == (meant, left)


def test_who_takes_a_file_may_assess_it_and_a_name_alone_gives_none_that_somebody_has():
    found = understood(FREE, bench(FREE, BOB), "ok je prends. faible/simple/isolées", TABLE, spoken=False)
    assert [one.verb for one in found.lines] == ["affecter", "evaluer"]
    assert lines("bob", FREE.model_copy(update={"owner": "cy@example.com"})) == []
    assert lines("pour moi", FREE) == []


def test_whoever_has_it_gives_it_where_it_is_for_another_and_asks_where_a_question_is():
    mine = FREE.model_copy(update={"owner": ANN.address})
    assert lines("mais non, c'est pour Bob", mine) == ["affecter Bob Petit"]
    assert lines("une question pour Bob", mine) == ["dire Bob Petit"]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("je le donne à Bob", ["affecter Bob Petit"]),
        ("c'est pour Bob Petit", ["affecter Bob Petit"]),
        # The customer is Bob too: what is for them is no hand-over.
        ("pour Bob", []),
        ("c'est pour Bob", []),
    ],
)
def test_a_customer_who_bears_a_colleagues_first_name_is_not_taken_for_them(words, meant):
    theirs = FREE.model_copy(update={"complainant": FREE.complainant.model_copy(update={"name": "Bob Durand"})})
    assert lines(words, theirs) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("où en sont mes dossiers ?", ["mes-dossiers "]),
        ("Bonjour, la liste de mes dossiers svp", ["mes-dossiers "]),
        ("où en est ce dossier ?", ["statut "]),
        ("on en est où ?", ["statut "]),
        ("je ne comprends rien à votre système", ["aide "]),
        ("comment on fait pour clôturer ?", ["aide "]),
        ("aide svp", ["aide "]),
        ("how do I close this?", ["aide "]),
        # Said of the matter, and not of the machine.
        ("je ne comprends pas pourquoi le transporteur a livré si tard", []),
        ("où en est ce dossier chez le transporteur, il attend depuis lundi", []),
        ("je ne sais pas où est passé le colis", []),
    ],
)
def test_what_is_asked_of_the_machine_is_answered_by_it(words, meant):
    assert [one.partition(" ")[0] for one in lines(words)] == [one.strip() for one in meant]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Bonjour,\nOù en sont mes dossiers ?", "Où en sont mes dossiers"),
        ("Je le donne à Bob, merci", "donne à Bob"),
        ("C'est pour Bob", "C'est pour Bob"),
    ],
)
def test_what_was_understood_is_told_as_it_was_typed(words, told):
    found = understood(FREE, bench(FREE, ANN), words, TABLE, spoken=False)
    assert [one.raw for one in found.lines] == [told]


def test_who_is_said_to_be_away_is_not_the_one_who_is_told():
    said = "Bob, appelle le tout de suite, Cyrille n'est pas là"
    found = understood(FREE, bench(FREE, ANN), said, TABLE, spoken=True)
    assert {one.prose for one in found.lines} == {"Bob Petit"}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Bob stp. Forte, complexe (assurance), isolé", ["evaluer", "affecter Bob Petit"]),
        ("gravité critique complexité simple isolé", ["evaluer"]),
        ("affecter bob\nmoyenne simple isolée", ["evaluer", "affecter Bob Petit"]),
        (
            "à Cyrille. gravité 2 complexité moyenne, isolées. j'en parle à Mia",
            ["evaluer", "affecter Cyrille Marchand"],
        ),
        ("A Bob. facile: double débit 89 €", ["affecter Bob Petit"]),
        ("moyenne gravité, simple, isolées", ["evaluer"]),
        ("A Bob, notre technicien, qui passe demain", []),
    ],
)
def test_scores_beside_an_assignment_are_taken_however_they_are_set_apart(words, meant):
    assert [line.replace(" gravite", "|").partition("|")[0] for line in lines(words)] == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("demande-lui les photos", ["dire Cyrille Marchand"]),
        ("rappelle-la vite", ["dire Cyrille Marchand"]),
        ("propose lui un avoir", ["dire Cyrille Marchand"]),
        ("demandez-lui de vous rappeler", []),
        ("elle demande les photos", []),
        ("ok merci", []),
        ("je regarde", []),
    ],
)
def test_what_is_to_be_done_is_said_to_whoever_looks_after_the_file(words, meant):
    owned = READY.model_copy(update={"state": State.INVESTIGATING, "owner": CY.address})
    assert lines(words, owned) == meant


def test_whoever_looks_after_a_file_sets_nobody_to_work_in_it():
    owned = READY.model_copy(update={"state": State.INVESTIGATING, "owner": ANN.address})
    assert lines("demande-lui les photos", owned) == []
