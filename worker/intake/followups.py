"""What a follow-up is about, proposed with the words that say so. A person decides what changes the file's state."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from worker.words.phrases import compiled
from worker.words.wording import bounded, fold, original, sentences

FollowUpKind = Literal["contestation", "withdrawal", "status_question", "thanks", "survey", ""]

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class _Rule:
    """One kind and how it is said. `denied`, right before the words in their clause, or `condition`, anywhere in their
    sentence, takes them back.
    """

    kind: FollowUpKind
    words: re.Pattern[str]
    denied: re.Pattern[str] = _NOTHING
    condition: re.Pattern[str] = _NOTHING


# Top down by what is at stake: who contests and asks for news contests, who withdraws with thanks withdraws.
_RULES: tuple[_Rule, ...] = (
    # The answer is not accepted, in so many words; or the mediator is called.
    _Rule(
        "contestation",
        compiled(
            """
            je/nous conteste/contestons
            je/nous vous/le/la/la conteste/contestons
            je/nous souhaite/souhaitons/veux/voulons/voudrais/entends/tiens ?a contester
            je/nous vais/allons/dois/devons contester
            pas ?du ?tout d'accord avec votre/vos/cette/ce/ces
            pas ?absolument d'accord avec votre/vos/cette/ce/ces
            en desaccord avec votre/vos/cette/ce
            refuse/refusons/rejette/rejetons/recuse votre/cette reponse/decision/proposition/offre/refus/position
            refuse/refusons/rejette/rejetons vos/ces conclusions/propositions/arguments
            n'accepte/n'acceptons pas votre/vos/cette/ce
            ne l'accepte/l'acceptons/l'accepterai pas
            pas ?du ?tout ?vraiment ?pleinement satisfait/satisfaite/satisfaits de/par votre/vos/cette/ces/la
            pas ?du ?tout ?vraiment convaincu/convaincue/convaincus de/par votre/vos/cette/ces/la
            ne peux/puis/saurais/pouvons ?pas ?pas accepter votre/vos/cette/ce/un/une
            ne peux/puis ?pas me satisfaire/contenter
            reponse/decision/proposition/explication/offre ne me/nous satisfait/convient
            explications/propositions ne me/nous satisfont/conviennent
            reponse/decision/proposition/explication/offre ... inacceptable/insuffisante/insatisfaisante
            reponse/decision/proposition/explication/offre ... irrecevable/injustifiee
            insatisfait/insatisfaite/mecontent/mecontente/decu/decue de/par votre/cette reponse/decision/proposition
            maintiens/maintenons/reitere ... reclamation/demande/position/plainte
            reexamen/reexaminer/reexaminiez
            je/nous ?la desapprouve/desapprouvons
            dossier/reclamation/demande/decision soit revu/revue/reexamine/reexaminee
            reconsiderer/reconsideriez votre/cette position/decision/reponse
            revoir votre position/decision/copie
            saisir/saisis/saisirai/saisissons/saisirons ?donc le/un/votre mediateur
            """,
            """
            i/we ?strongly/formally/must/totally/completely dispute/contest/disagree/appeal/reject
            do not/not agree/accept ?with your/this/the
            don't/cannot/can't/won't agree/accept ?with your/this/the/that
            cannot/can't/won't accept that
            refuse to accept
            not/isn't/aren't/wasn't ?at ?all satisfied/happy/content with your/this/the
            dissatisfied/unhappy/disappointed with/by your/this/the ... answer/response/reply/decision/offer/conclusion
            reconsider/review your/this/the ?recent answer/response/reply/decision/offer/conclusion
            wish/want/like/intend/going/will ?to appeal !to/for
            looked/look at again
            escalate/escalated this/my/the/it
            your ... answer/response/reply/decision/offer ... unacceptable/inadequate
            refer/referring/take/taking this/it to the ombudsman/mediator
            """,
        ),
    ),
    # It is given up, or nothing is left to do.
    _Rule(
        "withdrawal",
        compiled(
            """
            retire/retirons/retirer ?donc ma/notre/la/cette reclamation/plainte/demande/requete
            abandonne/abandonnons/abandonner ?donc ma/notre/la/cette reclamation/plainte/demande/requete
            annule/annulons/annuler ?donc ma/notre/la/cette reclamation/plainte
            renonce/renoncons/renoncer a ma/notre/cette reclamation/plainte/demande
            renonce/renoncons a poursuivre
            me/nous desiste/desistons
            desistement
            clore/cloturer/fermer/classer/cloturez/fermez ?donc le/mon/notre/ce dossier
            clore/cloturer/fermer/classer/cloturez/fermez ?donc ma/la/notre/cette reclamation/plainte/demande
            laissez tomber
            plus besoin de/d'y donner/poursuivre/traiter ?suite
            inutile de donner/poursuivre ?suite
            reclamation/demande/plainte ... sans objet
            reclamation/demande/plainte n'a plus lieu/raison d'etre
            considerez/considerer ma/notre/cette/mon/ce reclamation/plainte/demande/dossier comme
            """,
            """
            withdraw/withdrawing/drop/dropping/retract my/our/the/this complaint/claim/case
            close my/our/the/this complaint/case/file/claim/matter
            no need to pursue/take ?this/it ?any ?further
            no longer need/wish/want to pursue/take/continue
            consider my/our/the/this complaint/matter/case ?as closed/withdrawn/resolved/settled
            """,
        ),
        denied=re.compile(
            r"\b(?:ne|pas|jamais|sans que|hors de question|aucune? (?:intention|raison)|not|never|no intention"
            r"|refuse (?:de|to)|avez|have"
            r"|did|why|pourquoi)\b[^,;:]{0,40}$|(?:\bn'|n't\b)[^,;:]{0,40}$"
        ),
        condition=compiled(
            """
            si/s'il/s'ils/sauf/tant
            a condition
            des que/reception
            quand/lorsque/lorsqu'il/lorsqu'elle
            une fois
            if/unless/once/when/until/provided
            as soon as
            """
        ),
    ),
    # Where are we?
    _Rule(
        "status_question",
        compiled(
            """
            ou en est/etes/sont/sommes/suis
            ou vous/nous en etes/sommes
            ou cela/ca en est
            avez vous ?enfin pu/bien ?pu traite/traiter/etudie/etudier/examine/examiner/regarde/regarder/recu
            avez vous ?enfin pris/eu ?une ?le decision/temps
            etat/l'etat d'avancement
            l'avancement/avancement de/du ma/mon/notre/dossier/la
            quel est l'etat/l'avancement/l'etat/statut
            quel est le statut
            des/de/aucune/aucunes/sans nouvelles !pieces/commandes/dates/machines
            aucune nouvelle !livraison/commande/date/fois
            sans/aucune/aucun reponse/retour
            quand ... reponse/retour/traite/traitee/nouvelles/decision
            quand pensez/comptez/allez vous
            quand aurai/recevrai/pourrai/puis je
            quel/sous/dans quel delai
            toujours/encore pas ?eu ?recu de/d'une/votre reponse/retour/nouvelles
            toujours/encore aucune/rien reponse/retour/recu/nouvelle
            toujours/encore rien
            n'ai/n'avons pas/jamais eu/recu de/d'une/votre/la reponse/retour/nouvelles
            avez vous avance/progresse/traite/etudie/examine
            attends/attendons toujours une/votre/la reponse
            vous relance/relancer
            suivi/point sur/de mon/ma/notre/le dossier/reclamation/demande
            """,
            """
            any/some news/update/updates/progress
            an/for update
            ?the status of
            what's/what is/happening the/with status/my/this
            where are/is/do we/you/my/we ... stand/complaint/case/file/claim
            where are we
            when can/will/should/may/might i/we ... expect/hear/get/receive/have
            when will you ... reply/answer/respond/decide
            not/haven't/hasn't ?yet heard
            yet to hear/receive
            heard nothing
            not/haven't ?yet had/received a/an/any/your reply/response/answer/news
            still waiting for/to a/an/your/hear/any
            following up
            chasing
            had/received/got/still no reply/response/answer/news
            no response/answer/news/reply yet/from/so/since/whatsoever
            """,
        ),
    ),
)  # fmt: skip

# Thanks are only thanks where the mail says little else, and asks for nothing.
_THANKS_AT_MOST = 60
_THANKS = re.compile(
    r"(?<!\w)(?:merci\b(?! (?:d'avance|par avance|de (?!votre|vos|m'avoir|nous avoir|tout)|d'(?!avoir)))"
    r"|(?:tenais|tenons|tiens|voulais|souhaitais) (?:a |simplement |juste )*(?:vous|te) remercier\b"
    r"|(?:je|nous) (?:vous|te) remerci(?:e|ons)\b(?! d'avance| par avance| de (?:bien|me|nous) )"
    r"|(?:thanks|thank you)\b(?! in advance)|much appreciated\b"
    r"|(?:tout|probleme|souci)(?: est)? (?:bien )?(?:resolu|regle|rentre dans l'ordre)|all (?:sorted|resolved)\b)"
)
_MORE_THAN_THANKS = re.compile(
    r"\?|\b(?:mais|cependant|toutefois|pourtant|neanmoins|toujours pas|encore pas|malheureusement|par contre"
    r"|en revanche|(?:j'|nous )(?:ajoute|ajoutons|precise|precisons)|je precise|a noter|au fait|par ailleurs"
    r"|(?<!merci )(?:de|en) plus|egalement|in addition|moreover|by the way|i should add|also"
    r"|sauf que|il manque|pourriez|pouvez|veuillez|souhaite|voudrais|demande|attends|exige|jointe?s?|but|however"
    r"|although|unfortunately|still|except|could you|please|attached|would like|want|waiting)\b"
)


def kind(text: str) -> tuple[FollowUpKind, str]:
    """What a follow-up is about and the author's words that say so (at most 300 characters); ("", "") where unclear.

    `text` is the new text of the message, without quotes: our own letters would answer for the author.
    """
    lines = [(sentence, fold(sentence)) for sentence in sentences(text)]
    for rule in _RULES:
        for sentence, folded in lines:
            for hit in rule.words.finditer(folded):
                if not rule.denied.search(folded[: hit.start()]) and not rule.condition.search(folded):
                    return rule.kind, bounded(original(sentence, folded, hit.start(), hit.end()))
    words = next(_thanks(lines), "")
    return ("thanks", words) if words else ("", "")


def _thanks(lines: list[tuple[str, str]]) -> Iterator[str]:
    if sum(len(sentence.split()) for sentence, _ in lines) > _THANKS_AT_MOST:
        return
    if any(_MORE_THAN_THANKS.search(folded) for _, folded in lines):
        return
    for sentence, folded in lines:
        if hit := _THANKS.search(folded):
            yield bounded(original(sentence, folded, hit.start(), hit.end()))
