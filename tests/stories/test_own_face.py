"""A company with letters of its own: its words, its colour and its logo reach its customers, and nobody else's do."""

from pathlib import Path

from PIL import Image

from tests.stories.conftest import MONDAY
from worker.settings.models import Letters

ASKED = "Mon canapé est arrivé déchiré. Je demande un échange."


def test_a_company_writes_in_its_own_words_under_its_own_colour_and_logo(open_world, tmp_path: Path) -> None:
    own = tmp_path / "letters"
    (own / "fr").mkdir(parents=True)
    (own / "fr" / "_signature.md.j2").write_text("Bien à vous,\n\nles gens de {{ house.name }}\n", encoding="utf-8")
    logo = tmp_path / "logo.jpg"
    Image.new("RGB", (400, 100), "#7a1f3d").save(logo)
    face = Letters(templates=own, colour="#7a1f3d", logo=logo, footer="SAS au capital de 50 000 € ; RCS Lyon")
    world = open_world(begins=MONDAY, letters=face)
    zoe = world.person("Zoé Martin", "zoe@example.org")

    zoe.writes("Canapé", ASKED)
    world.works()
    [letter] = zoe.reads()
    assert "Bien à vous, les gens de Maison Lenoir" in letter
    assert letter.text.endswith("SAS au capital de 50 000 € ; RCS Lyon")
    assert "#7a1f3d" in letter.html
    pictures = [part for part in letter.message.walk() if part.get_content_type() == "image/jpeg"]
    assert [one.get_content() for one in pictures] == [logo.read_bytes()]
    assert f"cid:{pictures[0]['Content-ID'].strip('<>')}" in letter.html

    # An English customer reads ours, under the same head.
    kim = world.person("Kim Reed", "kim@example.org")
    kim.writes("Sofa", "My sofa arrived torn and nobody answers the phone. I want you to exchange it, please.")
    world.works()
    [english] = kim.reads()
    assert "Kind regards," in english
    assert "#7a1f3d" in english.html
    world.proves()


def test_a_logo_that_is_taken_away_while_the_worker_runs_stops_no_letter(open_world, tmp_path: Path) -> None:
    world = open_world(letters=Letters(logo=tmp_path / "none.png"))
    zoe = world.person("Zoé Martin", "zoe@example.org")
    zoe.writes("Canapé", ASKED)
    world.works()
    [letter] = zoe.reads()
    assert ">Maison Lenoir</span>" in letter.html
