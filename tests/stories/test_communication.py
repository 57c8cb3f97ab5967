"""Chapter 4 as its people live it: what complaints taught goes back to all staff, and their answers come back."""

import io
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.lives import Teller
from tests.stories.conftest import MONDAY, PARIS, Letter, Person, World
from worker.doors.shelf import FolderShelf
from worker.register import files
from worker.register.store import Register

STAFF = [
    {"name": "Ann Morel", "address": "ann@example.com", "roles": ["desk"]},
    {"name": "Bob Petit", "address": "bob@example.com", "roles": ["handler"]},
    {"name": "Cy Roland", "address": "cy@example.com", "roles": ["manager"]},
]
FEEDBACK = {"report_day": 1, "all_staff": ["equipe@example.com", "ann@example.com"]}


def has_lived(register: Register, now: datetime, *, seed: int = 4, count: int = 60) -> None:
    """The register of a company that has worked for a year."""
    moments = [
        (at, life.ref, place, actor, entry)
        for life in Teller(seed).lives(count)
        for place, (at, actor, entry) in enumerate(life.moments)
        if at <= now
    ]

    def write(session: Any) -> None:
        for at, ref, _, actor, entry in sorted(moments, key=lambda moment: moment[:3]):
            files.append(session, ref, [entry], actor=actor, at=at)

    register.change(write)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That register, written once."""
    folder = tmp_path_factory.mktemp("lived")
    register = Register(f"sqlite:///{folder / 'register.db'}", FolderShelf(folder / "shelf"))
    register.migrate()
    has_lived(register, MONDAY)
    register.close()
    return folder / "register.db"


@pytest.fixture
def company(open_world: Callable[..., World], lived: Path, tmp_path: Path) -> World:
    copy = shutil.copy(lived, tmp_path / "lived.db")
    world = open_world(database=f"sqlite:///{copy}", staff=STAFF, feedback=FEEDBACK)
    # What these lives say of letters never went through an outbox.
    world.proves_itself = False
    return world


def people(world: World) -> tuple[Person, ...]:
    named = (("Ann Morel", "ann@example.com"), ("Bob Petit", "bob@example.com"), ("Cy Roland", "cy@example.com"))
    return tuple(world.person(*one) for one in (*named, ("L'équipe", "equipe@example.com")))


def is_then(world: World, *moment: int) -> Any:
    """The clock is set, and the office does a round."""
    world.clock.advance(datetime(*moment, tzinfo=PARIS).astimezone(UTC) - world.clock.now())  # type: ignore[misc,arg-type]
    return world.works()


def test_on_its_day_the_report_reaches_everybody_once_and_leaders_in_full(company):
    ann, bob, cy, team = people(company)
    assert is_then(company, 2026, 12, 1, 7, 30).reports == 0
    assert is_then(company, 2026, 12, 1, 8, 5).reports == 4
    [to_ann], [to_bob], [to_cy], [to_team] = (person.reports() for person in (ann, bob, cy, team))
    assert to_ann.text == to_bob.text == to_team.text
    assert to_ann.subject == "Ce que nos clients nous ont dit en novembre 2026"
    assert "complaints" not in to_ann.text
    assert to_cy.subject == "Les réclamations en novembre 2026 : bilan de direction"
    # First what is late, what it cost, and what is with the mediator: for them alone.
    assert "En retard aujourd'hui : " in to_cy
    places = [to_cy.text.find(words) for words in ("En retard aujourd'hui", "Coût", "Une question pour vous")]
    assert -1 < places[0] < places[1] < places[2]
    # What everybody else reads, they read word for word below it.
    assert "La page envoyée à toute l'équipe" in to_cy
    assert "Ce que nos clients nous ont dit en novembre 2026" in to_cy
    assert "En retard aujourd'hui" not in to_ann
    # Read on any screen: the numbers stand as text, pictures come with the mail, bars are cells of a table.
    pictures = [part.get_content_type() for part in to_ann.message.walk()].count("image/png")
    assert to_ann.html.count("<img") == to_ann.html.count('<img src="cid:') == pictures >= 1
    assert 'class="done"' in to_ann.html
    # Once, whatever the day brings; and the outbox keeps the proof of who was sent it.
    assert company.waits(hours=5).reports == 0
    assert company.waits(days=3).reports == 0
    rows = [row for row in company.office.desk.register.letters() if row.occasion.endswith("_report")]
    assert sorted((row.recipient, row.status) for row in rows) == [
        (address, "sent") for address in ("ann@example.com", "bob@example.com", "cy@example.com", "equipe@example.com")
    ]
    assert all(row.sent_at is not None for row in rows)


def test_a_day_that_was_missed_is_made_up_for_and_december_brings_the_year(company):
    *_, cy, _ = people(company)
    assert is_then(company, 2027, 1, 6, 10, 0).reports == 4 + 1
    subjects = [letter.subject for letter in cy.reports()]
    assert "Les réclamations en décembre 2026 : bilan de direction" in subjects
    [synthesis] = [subject for subject in subjects if "Synthèse" in subject]
    assert synthesis == "Synthèse annuelle des réclamations, 2026"


def test_a_register_without_complaints_has_nothing_to_report(open_world):
    world = open_world(staff=STAFF, feedback=FEEDBACK)
    assert is_then(world, 2026, 12, 1, 9, 0).reports == 0
    assert is_then(world, 2027, 1, 1, 9, 0).reports == 0
    assert all(person.reports() == [] for person in people(world))


def test_the_answer_to_the_question_is_an_idea_told_without_a_name_in_the_next_report(company):
    _, bob, cy, team = people(company)
    is_then(company, 2026, 12, 1, 9, 0)
    [to_bob], [to_team] = bob.reports(), team.reports()
    bob.reads()
    bob.answers(to_bob, "Afficher le délai réel avant la commande. Mme Perrin l'a demandé.\n\nBob Petit")
    # Somebody of the list, whom the settings do not name.
    dee = company.person("Dee Blanc", "dee@example.com")
    dee.answers(to_team, "Un emballage plus solide pour les lampes suffirait.")
    tally = company.works()
    assert (tally.ideas, tally.registered, tally.staff) == (2, 0, 0)
    assert bob.reads() == []
    assert dee.reads() == []

    is_then(company, 2027, 1, 1, 9, 0)
    [again] = bob.reports()
    assert "Afficher le délai réel avant la commande." in again
    assert "Un emballage plus solide pour les lampes suffirait." in again
    assert "Perrin" not in again.text
    assert "Bob" not in again.text.partition("Ce que vous avez répondu")[2]
    [full] = [letter for letter in cy.reports() if letter.subject.startswith("Les réclamations en décembre")]
    assert "Bob Petit : Afficher le délai réel" in full


def test_a_stranger_who_answers_a_report_that_was_passed_on_complains(company):
    *_, team = people(company)
    is_then(company, 2026, 12, 1, 9, 0)
    [report] = team.reports()
    eve = company.person("Eve Martin", "eve@example.net")
    eve.answers(report, "Mon colis n'est jamais arrivé, et personne ne me répond.")
    tally = company.works()
    assert (tally.ideas, tally.registered) == (0, 1)
    [answer] = eve.reads()
    assert "Ce que nos clients" not in answer.subject


def test_an_absence_notice_to_a_report_is_no_idea(company):
    _, bob, *_ = people(company)
    is_then(company, 2026, 12, 1, 9, 0)
    [report] = bob.reports()
    bob.writes(
        "Absence du bureau",
        "Je suis absent jusqu'au 9 décembre.",
        headers={"Auto-Submitted": "auto-replied", "In-Reply-To": str(report.message["Message-ID"])},
    )
    tally = company.works()
    assert (tally.ideas, tally.machine) == (0, 1)


# By mail to those who may


def attached(letter: Letter) -> dict[str, bytes]:
    return {str(part.get_filename()): part.get_payload(decode=True) for part in letter.message.iter_attachments()}


@pytest.fixture
def worked(open_world: Callable[..., World]) -> World:
    """A company with one complaint, of which its desk and its manager hold a letter."""
    world = open_world(
        staff=[*STAFF[:2], {"name": "Cy Roland", "address": "cy@example.com", "roles": ["manager", "desk"]}]
    )
    bo = world.person("Bo Lindqvist", "bo@example.org")
    pdf = ("facture.pdf", "application/pdf", b"%PDF-1.4\n%%EOF\n")
    bo.writes("Bruit la nuit", "La ventilation m'empêche de dormir.\n\nBo Lindqvist", attach=(pdf,))
    world.works()
    return world


@pytest.mark.quick
def test_a_manager_asks_for_the_register_by_mail_and_gets_it_without_the_people(worked):
    *_, cy, _ = people(worked)
    [notice] = cy.reads()
    cy.answers(notice, "#registre novembre 2026")
    worked.works()
    [transcript] = cy.reads()
    [(name, content)] = attached(transcript).items()
    assert name == "registre-2026-11-01-2026-11-30.xlsx"
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
    assert worked.file().ref in texts
    assert "Lindqvist" not in texts
    assert "ventilation" not in texts
    cy.answers(notice, "#registre brumaire")
    worked.works()
    [refused] = cy.reads()
    assert "#registre 2026-T4" in refused
    assert attached(refused) == {}
    worked.proves()


def test_whoever_works_a_file_asks_for_its_dossier_by_mail(worked):
    ann, bob, *_ = people(worked)
    [notice] = ann.reads()
    ann.answers(notice, "#dossier")
    worked.works()
    [transcript] = ann.reads()
    ref = worked.file().ref
    [(name, content)] = attached(transcript).items()
    assert name == f"dossier-{ref}.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as bundled:
        names = [path.removeprefix(f"{ref}/") for path in bundled.namelist()]
        page = bundled.read(f"{ref}/dossier.html").decode()
    assert "documents/001-facture.pdf" in names
    assert "La ventilation m&#39;empêche de dormir." in page
    # So may its owner.
    ann.answers(transcript, f"#affecter bob\n#note {ref} à Bob")
    worked.works()
    [assignment] = [letter for letter in bob.reads() if "affect" in letter.text.lower() or ref in letter.subject]
    ann.reads()
    bob.answers(assignment, "#dossier")
    worked.works()
    assert attached(bob.reads()[-1])
    worked.proves()


def test_a_request_for_data_is_prepared_and_its_month_noted(worked):
    ann, *_ = people(worked)
    [notice] = ann.reads()
    ann.answers(notice, "#rgpd reçu=20/11/2026")
    worked.works()
    [transcript] = ann.reads()
    assert list(attached(transcript)) == [f"dossier-{worked.file().ref}.zip"]
    assert "dimanche 20 décembre 2026" in transcript
    assert "ôtez-en ce qui concerne d'autres personnes" in transcript
    request = worked.file().open_data_request
    assert (str(request.since), str(request.due), request.by) == ("2026-11-20", "2026-12-20", "ann@example.com")
    worked.proves()
