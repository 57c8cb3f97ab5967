"""A complaint about a colleague is read and worked on by somebody else."""


def test_a_complaint_about_the_one_person_at_the_desk_reaches_the_manager(office, ann):
    maurice = office.person("MAURICE LEBRUN", "maurice.lebrun@example.org")
    maurice.writes(
        "(sans objet)",
        "MADAME ANN MOREL A ETE TRES DESAGREABLE AU TELEPHONE ELLE M A TRAITE DE VIEUX. JE VEUX PARLER A SON CHEF."
        " LEBRUN MAURICE 78 ANS",
    )
    office.works()
    [notice] = office.colleague("mia").reads()
    assert "Met en cause Ann Morel" in notice
    office.colleague("mia").answers(notice, "#évaluer moyenne simple isolées\n#affecter Bob Petit")
    office.works()
    assert office.file().owner == "bob@example.com"
    office.proves()


def test_a_complaint_about_nobody_is_the_desks(office, bo, ann):
    bo.writes("Canapé en retard", "Mon canapé est en retard de trois semaines, je demande le remboursement.")
    office.works()
    assert office.colleague("mia").reads() == []
    assert len(ann.reads()) == 1


_INSULTED = (
    "Hier au téléphone votre collègue Ann m'a insulté, elle m'a traité de vieux fou. J'ai 79 ans."
    " Je voudrais des excuses."
)


def test_whoever_is_complained_of_reads_nothing_and_writes_nothing_to_the_complainant(office, bo, ann):
    bo.writes("Canapé en retard", "Mon canapé est en retard de trois semaines, je demande le remboursement.")
    office.works()
    [notice] = ann.reads()
    mia = office.colleague("mia")
    mia.writes("Dossier", f"#concerne ann {office.file().ref}")
    office.works()
    mia.reads()
    bo.reads()
    ann.answers(notice, "c'est n'importe quoi, j'ai jamais dit ça. non fondé, à classer")
    office.works()
    [told] = ann.reads()
    assert "Mia Laurent lit vos mots" in told
    [account] = mia.reads()
    assert "c'est n'importe quoi" in account
    assert "sa version" in account
    ann.answers(told, "envoyer")
    ann.answers(told, "#envoyer\nBonjour, vous mentez.")
    ann.answers(told, "#concerne personne")
    office.works()
    assert bo.reads() == []
    assert office.file().complained_of == ("ann@example.com",)
    mia.answers(account, "merci, c'est noté")
    office.works()
    assert "note ajoutée" in mia.reads()[-1]
    office.proves()


def test_an_accused_desk_gets_no_notice_and_one_line_gives_the_file_back(office, bo, ann):
    bo.writes("Plainte contre votre personnel", _INSULTED)
    office.works()
    assert ann.reads() == []
    mia = office.colleague("mia")
    [notice] = mia.reads()
    assert "Met en cause Ann Morel" in notice
    [receipt] = bo.reads()
    assert "remboursement" not in receipt
    mia.answers(notice, "#concerne personne")
    office.works()
    assert office.file().complained_of == ()
    ann.writes("Dossier", f"#affecter moi {office.file().ref}")
    office.works()
    assert office.file().owner == "ann@example.com"
    office.proves()


def test_what_a_later_message_says_of_the_handler_goes_to_others(office, bo, ann, assigned):
    mia, cy = office.colleague("mia"), office.colleague("cy")
    bo.writes(f"Suite {office.file().ref}", "Votre collègue Cyrille m'a crié dessus et m'a raccroché au nez.")
    office.works()
    assert office.file().complained_of == ("cy@example.com",)
    assert cy.reads() == []
    [relay] = ann.reads()
    assert "Met en cause Cyrille Marchand" in relay
    mia.reads()
    cy.answers(assigned, "#envoyer\nBonjour, c'est faux.")
    office.works()
    assert bo.reads() == []
    ann.answers(relay, "#affecter bob")
    office.works()
    assert office.file().owner == "bob@example.com"
    office.proves()


def test_who_accuses_everybody_is_answered_all_the_same(office, bo, ann):
    bo.writes("Tous", "Ann Morel, Cyrille Marchand, Bob Petit et Mia Laurent sont des menteurs, ma table est cassée.")
    office.works()
    [notice] = ann.reads()
    assert "personne d'autre ici ne peut suivre ce dossier" in notice
    assert office.file().complained_of == ()


def test_a_house_of_one_answers_what_is_said_of_its_one_person(open_world):
    world = open_world()
    bo, ann = world.person("Bo Lindqvist", "bo@example.org"), world.colleague("ann")
    bo.writes("Plainte", "Ann Morel m'a insulté, elle a été odieuse.")
    world.works()
    [notice] = ann.reads()
    ann.answers(notice, "#affecter moi")
    world.works()
    assert world.file().owner == "ann@example.com"
