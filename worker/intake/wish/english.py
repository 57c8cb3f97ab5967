"""How a wish is said in English. Tables of phrases where phrases will do, expressions where their neighbours matter."""

import re

from worker.intake.wish.english_things import ORDERS, THINGS
from worker.intake.wish.grammar import Grammar
from worker.words.phrases import compiled, either

# Wanting, asking, expecting, in the present. The past ("i asked for") tells a story instead.
_FIRST_PERSON = compiled(
    """
    i/we ?just ?only ?really ?simply ?now ?therefore ?still ?also want/wish/expect/require/need/prefer
    i/we ?just ?only ?simply ?now ?therefore ?also ?hereby demand/request
    i/we ?just ?only ?really ?simply ?now ?therefore ?still ?also insist/seek/hope/ask/await/deserve
    i/we would appreciate/prefer it if you ?could ?would
    i'd/we'd appreciate/prefer it if you ?could ?would
    i/we would/should ?very ?much ?really ?also ?now like/prefer/appreciate/rather/accept/welcome
    i'd/we'd ?very ?much ?really ?also ?now like/prefer/appreciate/rather/accept/welcome
    i/we would ... happy/satisfied/grateful/content/glad
    i'd/we'd be ?very ?most happy/satisfied/grateful/content/glad
    and/but/therefore/so ?i would like/prefer/appreciate
    i/we will accept/settle
    i'll/we'll accept/settle
    i'm/we're ... asking/requesting/seeking/demanding/expecting/hoping/looking/waiting/awaiting/entitled/due/owed
    i/we am/are ... asking/requesting/seeking/demanding/expecting/hoping/looking/waiting/awaiting/entitled/due/owed
    writing to ask/request/demand/cancel
    deserve/deserves
    """
)
# Asking politely for a deed, and asking when it comes.
_POLITE = (
    r"(?:please|kindly)\b(?! (?:note|find|see|be aware|click|accept my|get back|let me know that))",
    compiled(
        """
        could/can/would/will/can't/couldn't/won't you/someone/somebody/anyone
        could/can/would/will the/your shop/store/team/company/manager/driver/office/staff
        can/could/may/might i/we
        would it be possible
        if you could/can/would
        if you are able to
        any chance of
        what/how about
        where is/are
        where's
        when will/can/may i/we/you/someone/somebody
        when is/are someone/somebody/anyone/you/they
        give/send/offer/issue/get me/us
        """
    ),
)
# What ought to be, and what is owed.
_IMPERSONAL = (
    compiled(
        """
        you must/should
        you need/have/ought to
        you could/can at/surely/offer/refund/replace/repair/send/knock
        surely you can/could
        the ?very least you could/can do ?is
        only/just fair/right
        should/must be
        needs/need/has/have/ought to be
        needs to
        still/yet not/waiting ?yet ?been ?had ?received
        still have not ?yet ?been ?had ?received
        still haven't ?yet ?been ?had ?received
        have still not been/had/received
        haven't ?yet been/had/received/got
        my/the/preferred/desired/best/fair solution/outcome/resolution/remedy/request/preference ... is/be
        """
    ),
    r"i (?:think|believe|feel)(?: that)?(?= an? )",
    r"(?:solution|outcome|resolution|remedy|request)(?: \w+){0,2} ?:",
)

FRAMES = either(
    _FIRST_PERSON,
    *_POLITE,
    *_IMPERSONAL,
    # "I am not asking for A, just B".
    r"(?:i|we) ?(?:do not|don't|am not|are not|'m not|'re not|would not|wouldn't) (?:want|wish|ask|asking|need|looking"
    r"|expect|seeking)\b[^;.!?]{0,80}?\b(?:but|just|only|simply)\b",
)

# A condition or a habit, not a wish.
UNREAL = re.compile(r"\b(?:if|when|whenever|unless|every time|each time|before)(?: ever)? $")

CLOSERS = re.compile(
    r"(?: (?!not\b|never\b)\w+){0,5}? (?:would (?:be|do|suit|suffice|help)\b(?! (?:pointless|useless|no|not|too))"
    r"|seems (?:fair|right|reasonable)|is (?:only fair|expected|required|in order)"
    r"|(?:would not|wouldn't) (?:go amiss|hurt)|please\b)"
)

BARRIER = re.compile(
    r";|\b(?:but|because|since|about|regarding|concerning|after|as you|if|unless)\b"
    r"|(?<!know )(?<!me )(?<!understand )(?<!explain )\bwhy\b|\byou (?:sent|promised|offered)\b"
    r"|\b(?:that|which|who) (?:was|were|is|has|had|you (?:sent|promised|offered|cancelled))\b"
)
NEGATION = re.compile(r"\b(?:not|no|nor|without|never|instead of|rather than|than)\b|n't\b")

ENGLISH = Grammar(
    frames=FRAMES,
    unreal=UNREAL,
    things=THINGS,
    orders=ORDERS,
    closers=CLOSERS,
    barrier=BARRIER,
    negation=NEGATION,
    link=re.compile(r"\b(?:and|or|then)\b|[,+/&]"),
)
