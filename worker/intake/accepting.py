"""Whether a message that follows an answer accepts it: proposed with the words that say so, and a person decides."""

import re

from worker.words.phrases import compiled
from worker.words.wording import bounded, fold, original, sentences

# The answer, or what it offers, is taken in so many words.
_ACCEPTS = compiled(
    """
    j'accepte ?bien ?volontiers votre/vos/la/le/cette/ce/l'offre/ces
    nous acceptons votre/vos/la/le/cette/ce/l'offre/ces
    reponse/decision/proposition/offre/solution/remboursement/avoir/geste/explications me/nous convient/conviennent
    reponse/decision/proposition/offre/solution/explications me/nous satisfait/satisfont/va
    cela/ca me/nous convient/va/satisfait
    tout me/nous convient
    d'accord avec/pour votre/vos/la/le/cette/ce/l'offre/l'avoir
    satisfait/satisfaite/satisfaits de/par votre/vos/la/cette reponse/proposition/decision/solution/geste/offre
    c'est d'accord
    bon pour accord
    je/nous n'ai/n'avons rien a redire/ajouter
    affaire/dossier/litige/reclamation ?est close/clos/reglee/regle/resolue/resolu
    """,
    """
    i/we ?gladly/happily/hereby accept your/the/this
    happy/satisfied/content/pleased/fine with your/the/this answer/reply/response/offer/decision/solution/proposal
    agree with/to your/the/this answer/reply/response/offer/decision/solution/proposal/refund
    answer/offer/solution/proposal/refund/that/this is fine/acceptable ?with ?by/for ?me/us
    answer/offer/solution/proposal/that/this works for me/us
    i am/i'm happy with that/this
    """,
)
# We ask for no more than a word: a short message that begins with one is as good.
_SHORT = 12
_A_WORD = re.compile(
    r"(?:oui|ok|okay|d'accord|entendu|parfait|tres bien|c'est parfait|c'est bon|accepte|j'accepte|yes|agreed|perfect"
    r"|accepted|all good|great)(?!\w)"
)
# Who adds a "but" or a condition has not accepted yet.
_TAKEN_BACK = re.compile(
    r"\?|\b(?:mais|cependant|toutefois|neanmoins|sauf|si|s'il|a condition|sous reserve|par contre|en revanche|pas"
    r"|jamais|aucun|aucune|but|however|unless|if|except|provided|not|never|cannot)\b|n't\b"
)


def find(text: str) -> str:
    """The author's words that accept, at most 300 characters; "" where none do. `text` is the new text of the mail."""
    lines = [(sentence, fold(sentence)) for sentence in sentences(text)]
    for sentence, folded in lines:
        hit = _ACCEPTS.search(folded)
        if hit and not _TAKEN_BACK.search(folded):
            return bounded(original(sentence, folded, hit.start(), hit.end()))
    whole = " ".join(folded for _, folded in lines)
    greeted = re.sub(r"^(?:bonjour|bonsoir|hello|dear|madame|monsieur|merci|thanks|thank you)[ ,.!]+", "", whole)
    if len(whole.split()) <= _SHORT and _A_WORD.match(greeted) and not _TAKEN_BACK.search(whole):
        return bounded(text.strip())
    return ""
