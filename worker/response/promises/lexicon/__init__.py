"""How promises are said, class by class. Expressions for folded text: lower-case, no accents, single spaces."""
