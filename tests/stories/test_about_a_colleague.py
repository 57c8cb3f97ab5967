"""A complaint about a colleague is read by somebody else, too."""


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
