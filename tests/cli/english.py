"""English that is left in a French terminal."""

import re

# Words that no French sentence has, and most English ones have.
_WORDS = re.compile(
    r"\b(?:the|of|and|with|this|that|is|are|where|which|what|to|from|by|be|not|it|its|print|write|missing|usage:|"
    r"arguments:|options:|commands:|required|such|invalid|error|takes?|try|cannot|make|correct|none|logged|nobody|"
    r"there|here|will|does|has|have|was|were)(?![\w'])",
    re.IGNORECASE,
)
# What is typed, and names of files and tables, are the same in each language; so is what servers and the system say.
_TYPED = re.compile(
    r"`[^`]*`|--[\w-]+|'[^']*'|\"[^\"]*\"|\[[\w.|]+\](?: \w+)?|<[^>]*>|\S+://\S+|\S*/\S+|\S+\.\w+|[\w.]*=\S*",
    re.IGNORECASE,
)


def english(page: str, *theirs: str) -> set[str]:
    """The words, in small letters; without what `theirs` quotes from a server."""
    for words in theirs:
        page = page.replace(words, " ")
    return {found.lower() for found in _WORDS.findall(_TYPED.sub(" ", page).replace("--", " "))}
