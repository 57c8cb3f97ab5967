"""An agent who knows nothing: whoever fills in the blanks of what is offered, and nothing else."""

import re

BLANK = re.compile(r"\[([^\[\]]+?) ?\?\]")


def filled(lines: str) -> str:
    """Each blank takes the first of what it offers; where it offers nothing, what anybody would write there."""
    return BLANK.sub(lambda blank: _answer(blank[1]), lines)


def _answer(asked: str) -> str:
    said = asked.casefold()
    if "," in asked and "ind" not in said.split(",")[0]:
        first = asked.split(",", maxsplit=1)[0].strip()
        # What is offered first as a cause may be the name of none: whoever does not know says why.
        return first if first not in {"la cause", "the cause"} else "indeterminee : rien n'a ete trouve"
    for word, answer in (("date", "+10"), ("qui", "Bob"), ("whom", "Bob"), ("question", "Quelle couleur ?"),
                         ("somme", "20 EUR"), ("sum", "20 EUR"),
                         ("virement", "VIR-88"), ("transfer", "VIR-88")):  # fmt: skip
        if word in said:
            return answer
    return "La photo le montre"
