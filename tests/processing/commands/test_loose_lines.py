"""A command written loosely is carried out or asked about; it is never left as words of a letter."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.response.sheet import RULES
from worker.intake import references
from worker.office.commands import TABLE
from worker.processing.commands.opening import opening
from worker.processing.commands.script import Script, parse
from worker.processing.commands.vocabulary import OFFICE_VERBS
from worker.processing.people import is_colleague


def find_ref(words: str) -> str:
    found = references.find(words[:500], "REC")
    return found[0] if found else ""


VOCABULARY = TABLE.vocabulary(find_ref=find_ref, is_colleague=lambda name: is_colleague(name, RULES))
REF = references.make("REC", 2026, 123)


def read(text: str) -> Script:
    return parse(text, VOCABULARY)


EXECUTED = (
    # As it is meant to be written.
    "#affecter Bob", "#AFFECTER Bob", "#Affecter Bob", "# affecter Bob", "#\u00a0affecter Bob", "##affecter Bob",
    # Blanks.
    " #affecter Bob", "\t#affecter Bob", "\u00a0\u00a0#affecter Bob", "\u3000#affecter Bob", "#affecter\u00a0Bob",
    "#affecter\tBob", "#affecter Bob\u00a0", "#affecter  Bob  ",
    # Lists.
    "- #affecter Bob", "-#affecter Bob", "• #affecter Bob", "•\t#affecter Bob", "· #affecter Bob",
    "·\u00a0\u00a0\u00a0#affecter Bob", "* #affecter Bob", "– #affecter Bob", "— #affecter Bob", "+ #affecter Bob",
    "o #affecter Bob", "o\t#affecter Bob", "§ #affecter Bob", "▪ #affecter Bob", "◦ #affecter Bob", "‣ #affecter Bob",
    "→ #affecter Bob", "-> #affecter Bob", "=> #affecter Bob", "➤ #affecter Bob", "✓ #affecter Bob", "☐ #affecter Bob",
    "[ ] #affecter Bob", "[x] #affecter Bob", "1) #affecter Bob", "1. #affecter Bob", "1.#affecter Bob",
    "1 - #affecter Bob", "1/ #affecter Bob", "1° #affecter Bob", "(1) #affecter Bob", "12) #affecter Bob",
    "① #affecter Bob", "a) #affecter Bob", "a. #affecter Bob", "A) #affecter Bob", "ii. #affecter Bob",
    "  • 1) #affecter Bob", "<li>#affecter Bob</li>", "<ul><li>#affecter Bob</li></ul>", "<p>#affecter Bob</p>",
    "<b>#affecter Bob</b>", "&nbsp;#affecter Bob", "👉 #affecter Bob", "✅ #affecter Bob",
    # Quotes and emphasis.
    '"#affecter Bob"', "“#affecter Bob”", "«#affecter Bob»", "« #affecter Bob »", "«\u00a0#affecter Bob\u00a0»",
    "'#affecter Bob'", "‘#affecter Bob’", "„#affecter Bob“", "‹ #affecter Bob ›", "`#affecter Bob`", "*#affecter Bob*",
    "**#affecter Bob**", "_#affecter Bob_", "***#affecter Bob***", "~~#affecter Bob~~", "*#affecter* Bob",
    "**#affecter** Bob", "#*affecter* Bob", "#**affecter** Bob", "#affecter *Bob*", "#affecter « Bob »",
    "(#affecter Bob)", "[#affecter Bob]", "- « #affecter Bob »", "- **#affecter Bob**", "```#affecter Bob```",
    # What nobody sees, and what looks like ours.
    "\u200b#affecter Bob", "#\u200baffecter Bob", "#af\u00adfecter Bob", "\ufeff#affecter Bob", "\u200e#affecter Bob",
    "\u202a#affecter Bob\u202c", "\u2060#affecter Bob", "#\ufe0f\u20e3affecter Bob", "\x00#affecter Bob",
    "＃affecter Bob", "＃ａｆｆｅｃｔｅｒ Bob", "﹟affecter Bob", "♯affecter Bob", "#𝗮𝗳𝗳𝗲𝗰𝘁𝗲𝗿 Bob", "\\#affecter Bob",
    "&#35;affecter Bob", "&num;affecter Bob", "%23affecter Bob",
    # Other signs of command.
    "/affecter Bob", "@affecter Bob", "!affecter Bob", "- /affecter Bob", "\\affecter Bob",
    # Colons and names.
    "#-affecter Bob", "#.affecter Bob", "#« affecter » Bob",
    "#affecter : Bob", "#affecter: Bob", "#affecter à Bob", "#affecter @Bob", "#affecter Bob Petit",
    "#affecter bob@example.com", "#assign Bob", "#assign to Bob",
    # The label that our own letters print before it.
    "Affecter : #affecter Bob", "- Affecter : #affecter Bob", "L'affecter à Bob Petit : #affecter Bob",
    "• L’affecter à Bob Petit\u00a0: #affecter Bob", "Affecter : `#affecter Bob`",
    # Without a sign.
    "affecter Bob", "Affecter Bob", "affecter à Bob", "- affecter Bob", "Affecter : Bob", "affecter Bob Petit",
    "assign Bob", "affecter moi",
    # A greeting above.
    "Bonjour,\n\n#affecter Bob", "Bonjour Ann,\n#affecter Bob", "Hello,\n#affecter Bob",
    # Blank rows and rules between.
    "\n\n \n#affecter Bob", "---\n#affecter Bob", "•\n#affecter Bob",
)  # fmt: skip


@pytest.mark.parametrize("typed", EXECUTED)
def test_what_needs_no_guess_is_carried_out(typed: str) -> None:
    script = read(typed)
    assert script.strays == ()
    assert script.text == ""
    [line] = script.lines
    command = TABLE.find(line.verb)
    assert command is not None
    assert command.name == "affecter"
    assert is_colleague(line.prose.strip("*«» "), RULES), line


SCORES = (
    "#évaluer gravité=2 complexité=1 répercussions=3", "évaluer gravité=2 complexité=1 répercussions=3",
    "Évaluer : #évaluer gravité=2 complexité=1 répercussions=3",
    "- Évaluer gravité = 2 complexité = 1 répercussions = 3",
    "#evaluer gravite=2, complexite=1, repercussions=3", "#évaluer gravité : 2 complexité : 1 répercussions : 3",
    "#évaluer gravité: 2, complexité: 1, répercussions: 3", "#évaluer gravité 2 complexité 1 répercussions 3",
    "évaluer gravité 2, complexité 1, répercussions 3", "Évaluer : gravité 2, complexité 1, répercussions 3",
    "#assess severity=2 complexity=1 impact=3", "assess severity=2 complexity=1 impact=3",
    "#évaluer gravité=«2» complexité=“1” répercussions=3",
    "#évaluer\u00a0gravité\u00a0=\u00a02 complexité=1 répercussions=3;",
    "**#évaluer** gravité=2 complexité=1 répercussions=3", "1) #évaluer gravité=2 complexité=1 répercussions=3",
    "• #évaluer *gravité*=2 complexité=1 *répercussions*=3", "＃évaluer gravité＝2 complexité＝1 répercussions＝3",
)  # fmt: skip


@pytest.mark.parametrize("typed", SCORES)
def test_keys_are_read_however_they_are_set(typed: str) -> None:
    script = read(typed)
    assert script.strays == ()
    [line] = script.lines
    assert sorted(line.options.values()) == ["1", "2", "3"], line
    assert line.words == ()


# (what is typed, the line as it would have to be)
ASKED = (
    ("Merci de #affecter Bob", "#affecter Bob"),
    ("Merci de /affecter Bob", "#affecter Bob"),
    ("Bonjour,\n\nnous avons bien reçu votre colis #clore fini", "#clore fini"),
    ("Ne pas faire : #clore fini", "#clore fini"),
    ("Plus tard, quand le client aura répondu : #clore fini", "#clore fini"),
    ("Bonjour,\nVotre colis est parti.\n- #clore fini", "#clore fini"),
    ("Bonjour,\nVotre colis est parti.\n> #clore fini", "#clore fini"),
    ("> #affecter Bob", "#affecter Bob"),
    ("Bonjour,\nvotre colis est parti.\naffecter Bob", "#affecter Bob"),
    ("Bonjour,\nvotre colis est parti.\nÉvaluer gravité=2 complexité=1", "#évaluer gravité=2 complexité=1"),
    ("Merci de évaluer gravité=2 complexité=1", "#évaluer gravité=2 complexité=1"),
    ("évalue gravité=2 complexité=1", "#évaluer gravité=2 complexité=1"),
    ("Bonjour, gravité=2 pour moi", "#évaluer gravité=2 pour moi"),
    ("Bonjour,\n\n« gravité=2 complexité=1 »", "#évaluer gravité=2 complexité=1 »"),
    ("Clore", "#clore"),
    ("clore, dossier réglé", "#clore dossier réglé"),
    ("Clore le dossier", "#clore le dossier"),
    ("statut", "#statut"),
    ("Statut ?", "#statut ?"),
    ("aide", "#aide"),
    ("note client pénible, à surveiller", "#note client pénible, à surveiller"),
    ("Bonjour,\nMerci.\nNote : client pénible", "#note client pénible"),
    ("Requalifier demande de renseignement", "#requalifier demande de renseignement"),
    ("affecte Bob", "#affecter Bob"), ("affectez à Bob", "#affecter à Bob"), ("affecter#Bob", "#affecter #Bob"),
    ("Requalifie en demande de renseignement", "#requalifier en demande de renseignement"),
    ("Bonjour, voici.\nClôture le dossier", "#clore le dossier"), ("Bonjour, voyez #-affecter Bob", "#affecter Bob"),
    ("Merci.\nRouvrir, mauvais article reçu", "#rouvrir mauvais article reçu"),
    ("Affecter à la comptabilité", "#affecter à la comptabilité"),
    ("Bonjour, voici.\n#afecter Bob", "#affecter Bob"),
    ("Bonjour, merci à #afecter Bob", "#affecter Bob"),
    ("Bonjour,\nRetrouvez-nous sur #MaisonLenoir", ""),
    ("Bonjour, voici.\n#xyzzyq", ""),
    ("Bonjour, voici.\n/xyzzyq", ""),
    ("Bonjour,\nVotre colis est parti.#clore fini", "#clore fini"),
    ("Bonjour,\nvoir#affecter Bob", "#affecter Bob"),
    ("Bonjour (#note client pénible)", "#note client pénible)"),
    ("Bonjour,\nmerci @affecter Bob", "#affecter Bob"),
    ("#note à rappeler #clore fini", "#clore fini"),
    ("#motif le retard est de notre fait #affecter Bob", "#affecter Bob"),
    ("#motif un retard #honteux de notre part", ""),
    ("#répondre\nBonjour,\n- #clore fini", "#clore fini"),
    ("#question\n1. Avez-vous la facture ?\n2. #note client pénible", "#note client pénible"),
    ("#attente jusqu'au=03/09\nNous attendons le #constat du transporteur", "#constat du transporteur"),
    ("#envoyer\nBonjour, voyez #MaisonLenoir", ""),
)  # fmt: skip


@pytest.mark.parametrize(("typed", "line"), ASKED)
def test_what_needs_a_guess_is_asked_about_with_the_line_ready(typed: str, line: str) -> None:
    strays = read(typed).strays
    assert strays
    # Of a word that is near to no command, whatever is proposed is a command.
    assert strays[0].line == line if line else TABLE.find(strays[0].line[1:].partition(" ")[0]) or not strays[0].line


LETTERS = (
    "Bonjour,\n\nVotre colis n° 12 part demain.",
    "Bonjour,\nvotre point #1 et le #2 sont réglés.",
    "#1 : votre colis est parti.",
    "Bonjour,\nnous développons en C# et en F#.",
    "Voir https://maison.example/aide#note et www.maison.example/x#clore.",
    "Voir https://maison.example/suivi?client=12&point=3",
    "Bonjour, et/ou le 10/12, 24h/24, 3/4 du montant.",
    "Écrivez à bob@maison.example ou à @MaisonLenoir.",
    f"Votre dossier #{REF} avance.",
    f"#{REF} : votre dossier avance.",
    "Votre commande #A12345 est partie.",
    "Pouvez-vous répondre à ce message ?",
    "Nous allons clore votre dossier et affecter un conseiller.",
    "Merci de nous envoyer une photo.\n- Votre facture\n- Une photo du produit",
    "Bonjour,\n\n1) Votre colis est parti.\n2) Il arrive lundi.\n\nCordialement",
    "Bonjour,\nMotif : rupture de stock.\nDécision : remboursement.",
    "Bonjour,\nVotre note est de 3/5.\nLa question du délai reste ouverte.",
    "Bonjour,\n« Merci pour votre patience »\n*Important* : le magasin ferme à 18 h.",
    "Bonjour,\n\n---\n\nMerci de votre message.",
    "Bonjour Madame,\nle total = 12 €, soit 2 x 6 = 12.",
    "Hello,\nPlease send a photo to us. Close to the shop, it is.",
    "Hello,\nWe will note it in your file and answer by Friday.",
    "Bonjour,\nAccepter ce bon ne vous engage à rien.",
    "Bonjour & bienvenue,\n-> votre colis\n=> lundi",
    "Vous pouvez nous appeler au 04 72 00 00 00 (touche #).",
    "Tapez #31# avant le numéro, puis * 12 #.",
    "Bonjour,\nle modèle 3#4 est en stock.",
    "!important\nBonjour",
    "Bonjour,\n/ 12 rue des Lilas",
    "Bonjour,\nDe : Bob\nvotre dossier avance.",
    "Cher Monsieur,\n\nPoint par point : le colis, le délai, le prix.",
)  # fmt: skip


@pytest.mark.parametrize("text", LETTERS)
def test_plain_words_stay_plain_words(text: str) -> None:
    script = read(text)
    assert script.lines == ()
    assert script.strays == ()
    assert script.text == text.strip("\n").rstrip()


def test_words_for_colleagues_may_hold_what_is_no_command() -> None:
    assert read("#note le client a posté #scandale sur son mur").strays == ()
    assert read("#note\nle client a posté #scandale").strays == ()
    assert read("#refuser\n/pas assez clair").strays == ()


@pytest.mark.parametrize(
    ("typed", "key", "day", "words"),
    [
        ("#exécuté le 3 septembre virement 12", "le", "3 septembre", ("virement", "12")),
        ("#exécuté virement 12 le=ce matin", "le", "ce matin", ("virement", "12")),
        ("#exécuté 1 le 03/09 virement 12", "le", "03/09", ("1", "virement", "12")),
        ("#exécuté virement pour le client", "le", "", ("virement", "pour", "le", "client")),
        ("#question avant=vendredi prochain", "avant", "vendredi prochain", ()),
        ("#rgpd reçu lundi", "recu", "lundi", ()),
        ("#dédommagement remboursement 20 € par virement avant le 4 décembre", "avant", "le 4 décembre",
         ("remboursement", "20", "€", "par", "virement")),
        ("#note il ne vient pas avant lundi", "avant", "", ("il", "ne", "vient", "pas", "avant", "lundi")),
    ],
)  # fmt: skip
def test_a_day_of_several_words_is_one_value(typed: str, key: str, day: str, words: tuple[str, ...]) -> None:
    [line] = read(typed).lines
    assert line.option(key) == day
    assert line.words == words


def test_the_verbs_of_the_office_are_commands() -> None:
    assert all(TABLE.find(verb) for verb in OFFICE_VERBS)


def commands() -> Iterator[str]:
    """A line for each name of each command, as the help has it."""
    for command in TABLE.commands:
        for name, takes in ((command.name, command.takes.into("fr")), (command.en, command.takes.into("en"))):
            yield f"#{name} {takes}".strip()


MARKS = st.text(
    st.sampled_from("-–—•·*_~`\"“”«»‹›'‘’(){}[]<>.,:;→=+|¡¿…✅\u200b\u00ad\ufeff\u200e\u00a0\t \u3000"), max_size=12
)
NUMBERS = st.sampled_from(["", "1) ", "2. ", "a) ", "12 - ", "(3) ", "o ", "<li>", "<p><b>", "&nbsp;"])
SIGNS = st.sampled_from(["#", "＃", "﹟", "♯", "# ", "##", "\\#", "&#35;", "/", "#\u200b", "#*"])
BESIDE = st.sampled_from(["", "Bonjour,\n\nVotre colis est parti.\n", "Merci de faire ceci :\n", "\n\n"])


@given(st.sampled_from(sorted(commands())), MARKS, NUMBERS, MARKS, SIGNS, MARKS, BESIDE)
def test_no_decoration_makes_a_command_words_of_a_letter(
    command: str, before: str, number: str, between: str, sign: str, behind: str, above: str
) -> None:
    script = read(f"{above}{before}{number}{between}{sign}{command[1:]}{behind}\nCordialement")
    assert script.strays or all(TABLE.find(line.verb) for line in script.lines)
    assert script.strays or script.lines
    if not script.strays:
        assert not any(name in script.text for name in (command.split(maxsplit=1)[0][1:],))


@given(st.text(max_size=300))
def test_nothing_that_is_typed_makes_it_fail(text: str) -> None:
    read(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["#", "# ", "<", "- ", "1)", "«", "a=", "#a ", "/a", "é=é ", "*#*", "\\#", "&#35;", "@a.", "l'"]
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    began = time.process_time()
    read(piece * (300_000 // len(piece)))
    read((piece * 50 + "\n") * (300_000 // (50 * len(piece))))
    assert time.process_time() - began < 30


MOTIVE = "#clore le client a été vu en boutique, il a crié sur Eva et il ne veut"
WRAPPED = f"{MOTIVE}\nplus entendre parler de nous, à ne plus relancer"


def test_a_motive_that_a_client_broke_in_two_stays_one_line() -> None:
    script = read(f"{WRAPPED}\n\nBonjour,\n\nVotre dossier est clos.")
    [line] = script.lines
    assert line.prose.endswith("il ne veut plus entendre parler de nous, à ne plus relancer")
    assert script.text == "Bonjour,\n\nVotre dossier est clos."
    assert not script.strays


def test_what_may_be_the_rest_of_a_motive_or_a_letter_is_asked_about() -> None:
    script = read(f"{MOTIVE}\nMaurice non plus n'est pas à relancer")
    assert [stray.why for stray in script.strays] == ["broken"]


def test_a_short_motive_and_a_blank_row_end_the_line() -> None:
    for text in ("#clore réglé en boutique\nmerci de votre patience", f"{MOTIVE}\n\nBonjour, votre dossier est clos."):
        script = read(text)
        assert not script.strays
        assert script.text


def test_a_broken_note_is_one_note_and_the_next_command_its_own() -> None:
    note = "#note rappelé ce matin, la cliente demande que le colis soit déposé chez"
    script = read(
        f"{note}\nsa voisine du second étage, qui est là toute la journée sauf le mercredi\naprès-midi\n#affecter Bob"
    )
    assert [line.verb for line in script.lines] == ["note", "affecter"]
    assert script.lines[0].prose.endswith("sauf le mercredi après-midi")
    assert not script.text


@pytest.mark.parametrize("row", ["Clore le dossier : #clore", "Pour clore : #clore"])
def test_a_label_that_names_what_it_does_is_carried_out(row: str) -> None:
    found = opening(row, VOCABULARY)
    assert found is not None
    assert found.sure


@pytest.mark.parametrize(
    "row",
    ["Ne pas clore : #clore", "Faut-il clore ? : #clore", "Les collègues : #clore", "On ne clôt jamais : #clore"],
)
def test_a_label_that_denies_it_asks_it_or_speaks_of_something_else_is_not(row: str) -> None:
    found = opening(row, VOCABULARY)
    assert found is None or not found.sure
