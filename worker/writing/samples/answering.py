"""Samples of what comes back to a colleague who wrote: what their mail did, what it asks, what is to be printed."""

from dataclasses import replace
from datetime import date
from typing import Final

from worker.nouns.letter import Shown
from worker.nouns.offer import Offer
from worker.processing.commands.readers import READERS
from worker.processing.letters import (
    Confirmation,
    LineTold,
    Original,
    StaffLetter,
    StaffQuestion,
    Transcript,
)
from worker.processing.on_paper import PrintCover
from worker.processing.replies import LeavingTold, SendQuestion, TakenBack
from worker.staff.new_mail import offers
from worker.words.said import Said
from worker.writing.samples.life import ANN, REF, RULES, registered
from worker.writing.samples.people import BILL, ENGLISH, FRENCH, PHOTO, to_ann
from worker.writing.samples.processing import FILE, LETTER, NOBODY, OTHER, STRANGER, TO_ANN

_OWNED = Said("{who} owns the file", who="Bob Petit")
_DONE = Transcript(
    ref=REF,
    recipient_name="Ann Morel",
    at="10:02",
    answer_due=date(2027, 1, 23),
    done=True,
    lines=(
        LineTold(
            typed="#évaluer gravité=3 complexité=2 répercussions=2",
            ok=True,
            said=Said(
                "assessment confirmed, priority {priority}, answer aimed at {target}",
                priority="P2",
                target=date(2026, 11, 30),
            ),
        ),
        LineTold(
            typed="#affecter bob",
            ok=True,
            said=Said("{who} owns the file", who="Bob Petit"),
        ),
    ),
    answers=(),
    files=(),
    state="assessed",
    owner="Bob Petit",
    next_clock=Said("answer aimed at"),
    next_due=date(2026, 11, 30),
    sent_words="",
    text_left_over=False,
)


def _shown(text: str) -> Shown:
    return Shown(letter=StaffLetter(file=FILE, rules=RULES, sender_name="Ann Morel", text=text), language=FRENCH)


_WHOM_FOR = SendQuestion(
    **TO_ANN,
    why=(
        Said("it speaks of the customer, not to them"),
        Said("nothing in it is said to the customer"),
    ),
    shown=_shown("Vu avec la cliente, elle est d'accord, Bob peut prendre la suite."),
    text="",
    number=42,
    days=7,
    by_word=True,
    meant=(
        Offer(Said("Hand it over"), "#affecter Bob Petit", Said("#assign {who}", who="Bob Petit"), ref=REF),
        Offer(Said("Say that the complainant accepts"), "#accepte", Said("#accepted"), READERS["internal"], REF),
        Offer(
            Said("Conclude in one mail: fill in what is in brackets, and write to the complainant below"),
            "#decision fondee\n#motif [pourquoi : le client le lit ?]\n#repondre",
            Said("#answer"),
            READERS["told"],
            REF,
        ),
    ),
)
_NEIGHBOUR = Original(
    name="Eve Martin", address="eve@example.net", sent_on=date(2026, 11, 20), subject="Le canapé de ma voisine",
    text="Je l'ai vu arriver déchiré.", documents=("photo.jpg",),
)  # fmt: skip
_SENT = LineTold(typed="", ok=True, said=Said("your text leaves"))
_APART = replace(
    _WHOM_FOR,
    why=(Said("a part of it is for a colleague"), Said("it says “tu” to its reader")),
    shown=_shown("Nous reprenons votre canapé jeudi 3 décembre 2026, et nous vous remercions de votre patience."),
    meant=(),
    aside="PS Bob, Cyrille : tu peux vérifier l'accoudoir avant ?",
)

_HOME = FILE.complainant.model_copy(update={"addresses": (), "postal_address": "3 rue du Lac, 74000 Annecy"})
_AT_HOME = registered(complainant=_HOME)
_BY_PHONE = registered(complainant=_HOME.model_copy(update={"postal_address": "", "phone": "06 11 22 33 44"}))

SAMPLES: Final = (
    to_ann("done", _DONE),
    to_ann("comes-to", replace(_DONE, headline=Said("the answer leaves; your copy follows"))),
    to_ann("understood", replace(_DONE, understood=True, lines=_DONE.lines[:1])),
    to_ann("understood-and-told", replace(_DONE, understood=True, reaches_them=True, lines=_DONE.lines[:1])),
    to_ann("told", replace(_DONE, only_tells=True, lines=_DONE.lines[:1], answers=(_OWNED,))),
    to_ann("told-of-no-file", replace(_DONE, only_tells=True, ref="", state="", answers=(_OWNED,))),
    to_ann(
        "second-of-two",
        replace(_DONE, meanwhile=(Said("{who}: {what}", who="Bob Petit", what="#affecter moi"),)),
    ),
    to_ann("sent", replace(_DONE, lines=(_SENT,), sent_words=LETTER.text, enclosed=("notice.pdf", "plan.png"))),
    to_ann(
        "waits",
        replace(
            _DONE, lines=(_SENT,), shown=Shown(letter=LETTER, language=FRENCH), leaves_at="10:05", number=42,
            still_leaving=(
                LeavingTold(number=41, at="10:03", words="Bonjour, le technicien passe demain."),
                LeavingTold(number=40, at="10:02", words=""),
            ),
        ),
    ),
    to_ann("in-copy", replace(_DONE, lines=(_SENT,), sent_words=LETTER.text, read_by=("claire@example.org",))),
    to_ann(
        "taken-back",
        replace(
            _DONE,
            lines=(
                LineTold(
                    typed="#stop 42", ok=True,
                    said=Said("your letter is taken back"),
                ),
            ),
            given_back=LETTER.text,
            earlier_text="Bob, tu peux l'appeler ?",
        ),
    ),
    to_ann(
        "answered",
        replace(
            _DONE, ref="", state="", next_due=None, text_left_over=True, files=(OTHER, STRANGER),
            answers=(Said("#note TEXT: internal note"),),
            groups=((Said("Write to the complainant"), (Said("#note TEXT: internal note"),)),),
        ),
    ),
    to_ann(
        "refused",
        replace(
            _DONE,
            done=False,
            lines=(
                _DONE.lines[0],
                LineTold(
                    typed="#afecter bob",
                    ok=False,
                    said=Said("unknown; #{near}?", near="affecter"),
                ),
            ),
            state="registered",
            owner="",
            typed="#évaluer gravité=3 complexité=2 répercussions=2\n#afecter bob",
        ),
    ),
    to_ann(
        "asked",
        Confirmation(ref="", recipient_name="Ann Morel", subject="Dossier Durand", text="#affecter bob", days=7),
    ),
    to_ann("empty", Confirmation(ref="", recipient_name="", subject="", text="", days=7)),
    to_ann(
        "by-a-colleague",
        TakenBack(**TO_ANN, by="Bob Petit", text="Bonjour, le technicien passe demain."),
    ),
    to_ann("left-the-house", replace(_DONE, left_house=("claire.durand@example.org",))),
    to_ann("asked", _WHOM_FOR),
    to_ann("apart", replace(_APART, told=("Bob Petit", "Cyrille Marchand"))),
    to_ann("apart-and-kept", _APART),
    to_ann("proposed", replace(_WHOM_FOR, meant=_WHOM_FOR.meant[:1])),
    to_ann(
        "asked-again",
        replace(
            _WHOM_FOR,
            unclear="euh",
            earlier_text="Bob, tu t'en charges ?",
            still_leaving=(
                LeavingTold(number=41, at="10:03", words="Bonjour, le technicien passe demain."),
                LeavingTold(number=40, at="10:02", words=""),
            ),
        ),
    ),
    to_ann(
        "asked-with-a-promise",
        replace(
            _WHOM_FOR,
            why=(Said("it says “tu” to its reader"), Said("nothing in it is said to the customer")),
            shown=_shown("On lui dit quoi ? Tu seras remboursé vite."),
            meant=(),
            promises=(
                Said("{sign}: “{words}”", sign=Said("your text says “tu” to its reader"),
                     words="Tu seras remboursé vite."),
                Said("“{sentence}”: {remedy}", sentence="Tu seras remboursé vite.",
                     remedy=Said("Give the day, written in full.")),
            ),
        ),
    ),
    to_ann("asked-by-reply", replace(_WHOM_FOR, by_word=False, by_reply=True)),
    to_ann("kept", replace(_WHOM_FOR, why=(), shown=None, text="Bob, tu peux l'appeler ?")),
    to_ann(
        "decides",
        Confirmation(
            ref="", about=REF, recipient_name="Ann Morel", subject=f"Re: [{REF}] Canapé déchiré", days=7, proven=True,
            text="#décision fondée\n#répondre\n\nVotre canapé sera remplacé.",
            reasons=(
                Said("decides the complaint"),
                Said("answers the complaint"),
            ),
            does=(
                LineTold(typed="#décision fondée", ok=True, said=Said("decides one point")),
                LineTold(typed="#répondre", ok=True, said=Said("files the answer")),
            ),
            documents=(BILL, PHOTO), left_house=("claire.durand@example.org",),
        ),
    ),
    to_ann(
        "writes",
        Confirmation(
            ref="", about=REF, recipient_name="Ann Morel", subject=f"Re: [{REF}] Canapé déchiré", days=7, proven=True,
            text="#accepter\n#envoyer\n\nLe technicien passe demain.", anew="tried",
            reasons=(Said("writes to the complainant in your name"),),
            does=(_SENT,), shown=(Shown(letter=LETTER, language=FRENCH),), lets_in=(_NEIGHBOUR,),
        ),
    ),
    to_ann(
        "writes-twice",
        Confirmation(
            ref="", recipient_name="Ann Morel", subject="", text="", days=7,
            shown=(Shown(letter=LETTER, language=FRENCH), Shown(letter=LETTER, language=ENGLISH)),
            lets_in=(replace(_NEIGHBOUR, name="", sent_on=None, subject="", documents=()),),
        ),
    ),
    to_ann(
        "forwarded",
        Confirmation(
            ref="", recipient_name="Ann Morel", subject="TR: Canapé déchiré", text="", days=7,
            does=(LineTold(typed="", ok=True, said=Said("the mail is registered")),),
            original=Original(
                name="Claire Durand", address="claire.durand@example.org", sent_on=date(2026, 11, 2),
                subject="Canapé déchiré", text="Mon canapé est arrivé déchiré.", documents=("facture.pdf",),
            ),
        ),
    ),
    to_ann(
        "asked",
        StaffQuestion(ref="", recipient_name="Ann Morel", subject="Cliente mécontente", text="Mme Durand a rappelé."),
    ),
    to_ann(
        "calls-colleagues",
        StaffQuestion(
            ref="", recipient_name="Ann Morel", subject="point", text="Bob, où en est-on ? et Cyrille relance",
            unread_by=(("Bob Petit", "bob@example.com"), ("Cyrille Marchand", "cy@example.com")),
        ),
    ),
    to_ann(
        "perhaps-meant",
        StaffQuestion(
            ref="", recipient_name="Ann Morel", subject="Appel", text="M. Colin a appelé, son four ne chauffe pas.",
            meant=offers("Appel", "M. Colin a appelé, son four ne chauffe pas.", ANN, RULES, date(2026, 11, 23)),
        ),
    ),
    to_ann(
        "away",
        StaffQuestion(
            ref="", recipient_name="Ann Morel", subject="absence", text="Je suis en congés du 3 au 18 décembre.",
            meant=offers("absence", "Je suis en congés du 3 au 18 décembre.", ANN, RULES, date(2026, 11, 23)),
        ),
    ),
    to_ann("empty", StaffQuestion(ref="", recipient_name="", subject="", text="")),
    to_ann(
        "to-a-notice",
        StaffQuestion(ref="", recipient_name="Ann Morel", subject="Horaires", text="De 9 h à 18 h.", about=412),
    ),
    to_ann(
        "to-post",
        PrintCover(
            **TO_ANN | {"file": _AT_HOME}, title="Nous avons bien reçu votre réclamation",
        ),
    ),
    to_ann("to-tell", PrintCover(**TO_ANN | {"file": _BY_PHONE}, title="Nous avons bien reçu votre réclamation")),
    to_ann("nobody", PrintCover(file=NOBODY, rules=RULES, recipient_name="", title="Votre réclamation")),
)  # fmt: skip
