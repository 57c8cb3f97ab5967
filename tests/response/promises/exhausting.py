"""What, repeated, makes a text that costs the lint most: each a known way to make a search run long."""

PIECES = (
    "\n", "\n ", " ", "a", "É", "'", '"', "«", "« a ", "“", "> \n", ".", "… ", "?", "-", "\n- ", "m. ", "\u0301", "ﷺ",
    "nous ", "we ", "vous ne les ", "you will not also ", "votre demande est donc ", "si vous ", "if you ", "un deux ",
    "vingt et un ", "1", "1.000", "111 ", "111 222 333.", "12/03/", "12 mar ", "sous un des les ", "in the next ",
    "sans reponse ", "lundi ", "fast ", "erreur de la ", "notre service a ", "la cause du ", "the reason of a ", "l'",
    "serez donc bien ", "nous-a-", "vous a deja-",
)  # fmt: skip
