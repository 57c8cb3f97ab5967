"""Delays that mean no day."""

from typing import Final

from worker.words.phrases import compiled, expressions

VAGUE: Final = (
    compiled(
        """
        dans/sous les/des ?plus brefs/courts/meilleurs/bons delais
        dans/sous un/des ?tres ?plus delai/delais bref/brefs/court/courts/raisonnable/raisonnables
        dans/sous/a un/de ?tres bref/brefs/court delai/delais
        des/aussitot/sitot que possible
        au plus vite/tot !le
        le plus vite/rapidement/tot possible
        aussi vite/rapidement/tot que possible
        sous/d'ici/avant peu
        prochainement
        bientot !possible
        incessamment
        sans tarder/attendre
        sans ?plus ?aucun delai/retard !mais
        en/a temps voulu/utile
        le moment venu
        dans les/ces ?tout prochains/prochaines jours/heures/semaines/mois/temps
        dans les/quelques jours/heures/semaines/instants qui/a ?viennent/venir
        ces/les prochains/prochaines jours/semaines
        ces jours ci
        dans/sous/d'ici quelques jours/heures/semaines/mois/instants/temps
        dans la foulee
        un certain temps
        un peu de patience
        des/a reception de/du/des/d'*
        """,
        """
        as soon as possible/practicable
        as quickly/fast/promptly/swiftly/soon as possible/we/i
        asap
        shortly !after/before/thereafter
        very soon
        soon !after/as/enough
        at our/the/your ?very earliest/first ?possible convenience/opportunity/moment/time
        in due course
        in the near/coming/next/not ?too ?distant future/days/weeks
        in/over/within the coming/next/following ?few days/weeks/hours
        in/within a few days/weeks/hours/moments
        without ?further ?undue ?any delay
        before ?too long
        in a bit/while/moment
        on/upon receipt of
        promptly
        in a timely manner
        in no time
        any day/time/minute now
        """,
    ),
    expressions(
        r"""
    # As soon as something happens, whose day nobody knows: "dès qu'on en sait plus", "once I hear back".
    des qu(?:e |')(?:nous|on|j')\b|aussitot que (?:nous|j')|(?:as soon as|once) (?:we|i)(?:'ve| have| hear
        | receive| know)\b
    """,
    ),
)
# Quick is a promise where it lies ahead: "le nécessaire sera fait rapidement".
QUICK: Final = compiled(
    """
    ?tres ?au ?plus rapidement/vite/promptement/tot
    quickly/swiftly/fast/speedily/rapidly
    """
)
