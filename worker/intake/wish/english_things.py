"""What may be wished in English, and the orders that are wishes by themselves."""

import re

from worker.intake.wish.grammar import Things
from worker.words.phrases import compiled, either

THINGS: Things = (
    # Money back, under any name. Our "refund policy" is nobody's wish.
    (
        "refund",
        compiled(
            """
            refund/refunds/refunded/refunding !policy/process/procedure/conditions/terms/team/department/form
            my/our/the money/cash/deposit/payment back/returned
            return/repay ?me ?us my/our/the money/deposit/payment/amount/sum/cost
            give/pay back my/our/the money/deposit/payment/amount
            reimburse/reimbursed/reimbursement
            """
        ),
    ),
    # Another one instead.
    (
        "exchange",
        either(
            r"(?<!in )exchang(?:e|ed|ing)\b(?! of)",
            compiled(
                """
                replace/replaced/replacement/replacements/replacing
                swap/swapped
                send/deliver/get/have/give ?out ?me ?us ?the ?a ?an correct/right/missing/new/another/different/working
                """
            ),
        ),
    ),
    # The same one, working again. "Fix this problem" says nothing of how.
    (
        "repair",
        either(
            r"(?:fix|mend|fixed|mended)\b(?! (?:this|the|that|your) (?:problem|issue|situation|mistake|error)\b)",
            compiled("repair/repaired/repairs/repairing"),
        ),
    ),
    # The service once more, done properly. "Come back to me" is an answer.
    (
        "redo",
        either(
            r"(?:come|send|sent)(?: \w+){0,3} back\b(?! to (?:me|us))",
            compiled(
                """
                redo/re-do/redone/repainted/recleaned/reinstalled/retiled
                done/cleaned/installed/painted/laid/cut/washed/serviced ?all again
                do it/this/that again
                do the job again
                another/second visit/appointment/attempt
                finish the job/work
                """
            ),
        ),
    ),
    # Credit for a later purchase.
    (
        "credit_note",
        compiled(
            """
            credit note/notes
            store credit
            voucher/vouchers
            gift card/cards
            credit on/against/towards my/our/the account/next
            """
        ),
    ),
    # Less to pay, or a gesture.
    (
        "discount",
        either(
            r"[0-9]{1,3} ?% off\b",
            compiled(
                """
                discount/discounts/discounted
                reduction/rebate
                goodwill gesture
                gesture of goodwill
                reduce/lower my/our/the bill/price/invoice/fee
                money/something off
                """
            ),
        ),
    ),
    # Words of regret from us, never those of the complainant.
    (
        "apology",
        either(r"(?<!my )apolog(?:y|ies)\b", r"(?<!i )apologi[sz]e\b", compiled("say/saying sorry")),
    ),
    # To know why. "I want to explain" is the complainant's own story.
    (
        "explanation",
        either(
            r"(?<!to )explain\b",
            compiled(
                """
                explanation/explanations
                you to explain
                know/understand/told/hear ?me ?us ?the ?exactly why/reason/reasons
                tell me/us ?the why/reason/reasons
                """
            ),
        ),
    ),
    # An end to the contract or the order.
    (
        "cancellation",
        compiled(
            """
            cancel/cancelled/canceled/cancellation/cancelling
            terminate/terminated/termination
            close/end my/our/the account/contract/subscription/membership
            withdraw from my/our/the/this contract/order/purchase
            """
        ),
    ),
    # Damages: the register has no kind of its own for them.
    ("other", compiled("compensate/compensated/compensation")),
)

_CLAUSE = r"(?:^|[,;:(] ?|\b(?:and|so|then|or) )"
_WHAT = r" (?:me|us|my|our|the|this|it)\b"

ORDERS: Things = (
    ("refund", re.compile(_CLAUSE + r"(?:refund|reimburse)" + _WHAT)),
    ("refund", re.compile(r"\beither you (?:refund|reimburse|pay)\b")),
    ("refund", re.compile(r"\brefund(?: \w+)? (?:please|requested|required|now)\b")),
    ("exchange", re.compile(_CLAUSE + r"(?:replace|exchange)" + _WHAT)),
    ("repair", re.compile(_CLAUSE + r"(?:repair|fix|mend) (?:my|our|it)\b")),
    ("cancellation", re.compile(_CLAUSE + r"cancel" + _WHAT)),
    ("cancellation", re.compile(r"\bconsider (?:my|our|the|this)(?: \w+){1,2} (?:cancelled|terminated)\b")),
    ("cancellation", re.compile(r"\b(?:i am|i'm|we are|we're|i|we)(?: hereby)? (?:cancell?ing|terminating|cancel)\b")),
    ("explanation", re.compile(_CLAUSE + r"(?:explain|tell me) (?:to me )?why\b")),
)
