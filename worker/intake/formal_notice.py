"""Words that change what the worker may do by itself: the law being called in, and requests under the GDPR.

Both lean to saying yes: a person looks at what is flagged, and nobody looks at what is not.
"""

import re

from worker.words.phrases import compiled
from worker.words.wording import bounded, fold, original, sentences

_MOST = 5

_LITIGATION = compiled(
    # The notice itself.
    """
    mise/mettre/mets/mettons/met/mis en demeure
    sommation ?de ?payer
    formal notice
    letter/notice before action/claim/proceedings
    """,
    # Those who go to court for somebody. An "avocat" alone may be a fruit.
    """
    mon/notre/mes/nos/un/une/d'un/cet/maitre/par avocat/avocate/avocats !mur/trop/pas/pourri/pourris/abime/abimes/dur
    l'avocat
    conseil/cabinet/aupres d'avocat/d'avocats/d'un ?avocat
    avocat conseil
    huissier/huissiers/l'huissier/d'huissier
    commissaire/commissaires de justice
    protection/assistance juridique
    solicitor/solicitors/solicitor's/lawyer/lawyers/attorney/attorneys/barrister/bailiff/bailiffs
    legal team/counsel/representation/representative/advice/adviser
    """,
    # The court and the way there.
    """
    tribunal/tribunaux
    prud'hommes/prudhommes
    en justice
    devant la/le/les/un justice/juge/juridictions/juridiction
    saisir/saisirai/saisis/saisirons/saisissons ?donc la/le/les justice/juge/juridiction/procureur
    assigner/assignerai/assignerons/assigne ?vous en/devant
    vous assigner/assignerai/assignerons
    assignation/l'assignation/d'assignation en/devant/a/sera/est
    une assignation
    poursuite/poursuites/action/actions/procedure/procedures judiciaire/judiciaires/juridique/juridiques/legale/legales
    poursuite/poursuites/action/actions/procedure/procedures penale/penales/contentieuse
    voie/voies/suite/suites/demarche/demarches/recours judiciaire/judiciaires/juridique/juridiques/legale/contentieux
    vous poursuivre/poursuivrai/poursuivrons
    injonction de payer/faire
    en refere
    porter/porterai/porterons/deposer/deposerai/deposerons/depose/deposons/depot ?de plainte
    contentieux
    legal action/proceedings/steps/route/remedies
    lawsuit/lawsuits/litigation
    sue/suing you/your/them
    small claims/claim
    county/high/civil/district/magistrates court
    in/to/before/through/a court !of/room
    the courts
    court action/proceedings/order/claim/summons
    press/pressing charges
    """,
)  # fmt: skip
# A street, a sports ground or the hotel's courtyard is no court; somebody's calling is no threat.
_NO_LITIGATION = compiled(
    """
    rue/place/avenue/quai/boulevard/arret/station/metro/face/pres du/des/de/au ?la tribunal/palais
    toast/toasts/tartine/salade/soupe/veloute/verrine/burger ... avocat/avocats/l'avocat/d'avocat
    tennis/squash/basketball/badminton/food court
    court de tennis
    je suis ... avocat/avocate/huissier/juriste
    i am a/an ... lawyer/solicitor/barrister/attorney
    """
)

_DATA_PROTECTION = compiled(
    # The rights by name.
    """
    droit/droits d'acces/d'effacement/d'opposition/d'acces,
    droit a l'oubli/l'effacement
    droit/droits de rectification
    droit a la portabilite/limitation
    article/articles 15/16/17/18/20/21 du rgpd/reglement
    demande rgpd/cnil
    subject access request
    dsar
    right of access
    right to access/erasure/rectification/object
    right to be forgotten
    right to data portability
    gdpr request
    """,
    # Seeing, erasing, correcting, moving one's own data. What concerns an order or a bank account is everyday mail.
    """
    supprimer/supprimez/supprimiez/effacer/effacez/effaciez/detruire/detruisez ... mes/nos donnees/coordonnees
    supprimer/supprimez/supprimiez/detruire/detruisez ... donnees/informations ?qui me/nous concernant/concernent
    effacer/effacez/effaciez ... donnees/informations ?qui me/nous concernant/concernent
    supprimer/supprimez/supprimiez mon/notre compte/dossier et ?toutes mes/nos/les donnees/informations
    effacer/effacez/effaciez mon/notre compte/dossier et ?toutes mes/nos/les donnees/informations
    rectifier/corriger/retirer ... mes/nos donnees/coordonnees !bancaires/sur
    suppression/effacement/l'effacement/destruction/rectification ?complete ?totale de mes/nos donnees/coordonnees
    suppression/effacement de toutes/l'ensemble ?de mes/nos donnees/coordonnees
    supprimer/effacer/suppression/effacement ... informations personnelles
    mes/nos donnees ?personnelles soient effacees/supprimees/detruites
    ne plus figurer/apparaitre dans/sur vos/votre fichiers/fichier/bases/base
    copie de/des ... donnees
    acces/acceder a/aux ?toutes mes/nos donnees !de/bancaires
    acces/acceder aux donnees/informations me/nous concernant
    communiquer/transmettre/envoyer/fournir ... donnees/informations ... detenez/personnelles
    communiquer/transmettre/envoyer/fournir ... donnees/informations ... me/nous concernant
    connaitre/savoir ... donnees/informations ... detenez/personnelles
    connaitre/savoir ... donnees/informations ... me/nous concernant
    donnees/informations ?personnelles avez/detenez/conservez vous sur moi/nous
    donnees/informations ?personnelles que vous avez/detenez/conservez sur moi/nous
    tout ce que vous avez/detenez/savez sur moi/nous
    oppose/opposons au/a traitement
    delete/erase/remove/destroy/wipe ... my/our ... data/information/details !page
    deletion/erasure/removal of ... data/information
    copy/copies of ... data
    copy/copies of ... information you/that/about/on
    data/information that/which/you you/hold/have/keep/store hold/have/keep/store/about/on ?about ?on me/us/about
    data/information you hold/have/keep/store about/on me/us
    everything you have/hold/keep/know about/on me/us
    """,
    # The law and its guardians, called upon.
    """
    au/en/sur titre/vertu/application/fondement ... rgpd
    conformement au/a ... rgpd
    en vertu de la loi informatique
    plainte/signalement/saisir/saisirai/saisis/alerter ... cnil
    under/pursuant/accordance ... gdpr
    """,
)  # fmt: skip
# A company's footer speaks of the same rights; nobody asks for anything there.
_FOOTER = compiled(
    """
    vous disposez/beneficiez
    vous pouvez exercer/demander/acceder/vous
    notre politique de confidentialite
    ce message et ses pieces
    you have the right
    you may/can exercise/request
    our privacy policy/notice
    """
)


def litigation_words(text: str) -> str:
    """The words of a formal notice or of legal action, as written, up to five joined by commas; "" for none."""
    return _words(text, _LITIGATION, unless=_NO_LITIGATION)


def data_protection_words(text: str) -> str:
    """The words of a request under GDPR articles 15 to 21, as written, up to five joined by commas; "" for none."""
    return _words(text, _DATA_PROTECTION, unless=_FOOTER)


def _words(text: str, pattern: re.Pattern[str], *, unless: re.Pattern[str]) -> str:
    found: dict[str, str] = {}
    for sentence in sentences(text):
        folded = fold(sentence)
        if unless.search(folded):
            continue
        for hit in pattern.finditer(folded):
            found.setdefault(hit[0], original(sentence, folded, hit.start(), hit.end()).strip(" .,;:!?()«»\"'"))
            if len(found) == _MOST:
                return bounded(", ".join(found.values()))
    return bounded(", ".join(found.values()))
