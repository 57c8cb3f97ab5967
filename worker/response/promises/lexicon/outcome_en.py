"""What the decision will be, said in English: what is given, what is judged, what is refused."""

from typing import Final

from worker.response.promises.lexicon.parts import AIDED, ENGLISH_THING, OURSELVES, SOME
from worker.words.phrases import any_of, expressions, one_of

_GIVE = one_of(
    r"""
    refund / reimburs / compensat / replac / credit / waiv / exchang / repay / recompens
    """,
    r"(?:e|ing|s)?",
)
_GIVEN_PAST = one_of(
    r"""
    refunded / cancelled / canceled / reversed / written off /
    reimbursed / compensated / replaced / credited / waived / exchanged / repaid
    """
)
_NOUN = r"(?! (?:request|policy|department|card|team|claim|form))"
_COMPLAINT = one_of(
    r"""
    complaint / claim / request / case / anger / frustration / concerns? / disappointment / grievance / point
    """
)
_JUDGED = one_of(
    r"""
    justified / upheld / valid / legitimate / well[- ]founded / accepted / rejected / refused / unfounded /
    denied / dismissed / approved / declined / unacceptable / understandable and justified / fair
    """,
    r"\b",
)
_VERY = any_of(
    r"""
    not / found / judged / deemed / considered
    / fully / entirely / perfectly / completely / quite / to be / absolutely / therefore / totally / clearly
    / simply / also
    """
)

OFFER_EN: Final = expressions(
    r"""
    {OURSELVES} (?:give|giving|send|sending|provide|providing|process|processing|arrange|arranging|grant
        |granting|ship|shipping|offer|offering|make|making|add|adding|approve|approved|authorise|propose
        |proposing|issuing|issued|throw|do|get|getting|arranged|ordered|sent|asked){SOME} {ENGLISH_THING}
    (?:here is|here's|here are|please find|enclosed is|you will find|attached is|as a){SOME} {ENGLISH_THING}
    {OURSELVES} make it up to you
    (?:on the house|on us|at our (?:own )?expense|free of charge for you|no charge to you)\b
    """,
    ENGLISH_THING=ENGLISH_THING,
    OURSELVES=OURSELVES,
    SOME=SOME,
)

_GIVEN = expressions(
    r"""
    {OURSELVES} {GIVE}\b{NOUN}
    {OURSELVES} (?:cover|pay|bear|absorb|meet|covering|paying)(?: for)?(?: (?:the|your|all|any|full|of
        |this))* (?:costs?|repairs?|bill|fees?|charges?|expenses?|damage|postage|return|replacement)\b
    you(?:'ll|'re)?{AIDED} (?:{GIVEN_PAST}|being {GIVEN_PAST})\b
    you(?:'ll| will|'re going to| won't| cannot| can't)(?: \w+)?[ ]
        (?:get|receive|have|find|see){SOME} (?:{ENGLISH_THING}|nothing\b)
    (?:{ENGLISH_THING}|payment|amount|sum|fees?|charges?|costs?)(?: \w+){0,3}? (?:will be|has been|have been
        |is being|are being|is|are|was)(?: \w+)? (?:approved|processed|issued|granted|agreed|sent|made|paid
        |on (?:its|the) way|refused|returned|refunded|waived|covered|credited|in progress|under way|underway)\b
    """,
    AIDED=AIDED,
    ENGLISH_THING=ENGLISH_THING,
    OURSELVES=OURSELVES,
    SOME=SOME,
    GIVE=_GIVE,
    GIVEN_PAST=_GIVEN_PAST,
    NOUN=_NOUN,
)

_JUDGMENT = expressions(
    r"""
    (?:your|this|the) (?:\w+ )?{COMPLAINT}(?: \w+){0,2}? (?:is|was|has been|will be|appears|seems|looks
        |are){VERY} {JUDGED}
    {OURSELVES} (?:uphold|upheld|accept|accepted|reject|rejected|refuse|refused|decline|declined|dismiss
        |dismissed|deny|denied) (?:your|this|the) (?:\w+ )?{COMPLAINT}\b
    you(?:'re| are| were|'ve been)(?: \w+){0,2} (?:right|correct|wrong|mistaken|entitled to|in the right)\b
    agree with you|on your side|side with you|you (?:do )?deserve\b
    you (?:do not|don't|should not|shouldn't|won't|will not)(?: \w+)? (?:have to pay|pay|owe|be charged)\b
    (?:this|that|it|which)(?: \w+){0,2}? (?:is|was|'s){VERY} (?:unacceptable|not acceptable|inexcusable)\b
    """,
    OURSELVES=OURSELVES,
    COMPLAINT=_COMPLAINT,
    JUDGED=_JUDGED,
    VERY=_VERY,
)

_REFUSED = expressions(
    r"""
    (?:nothing|not much|little)(?: more| else| further)?(?: that)? (?:we|i) can do\b
    (?:not|isn't|aren't|n't)(?: \w+)? (?:covered|eligible|refundable|entitled|under warranty)\b
    out of (?:warranty|guarantee)\b
    (?:falls?|is|lies) outside (?:what|our|the)|cannot be (?:accepted|upheld|granted)|(?:strong|good|weak
        |no) case\b
    (?:is|are)(?: already| now)? (?:in the post|on (?:its|their|the) way)\b
    regret to (?:inform|tell|say|advise)\b
    """,
)

OUTCOME_EN: Final = (OFFER_EN, _GIVEN, _JUDGMENT, _REFUSED)
# Told as past, it may be a fact of the file, where it has its day.
DONE_EN: Final = expressions(
    r"""
    (?:we|i)(?:'ve)?{AIDED} {GIVEN_PAST}\b
    """,
    AIDED=AIDED,
    GIVEN_PAST=_GIVEN_PAST,
)
