"""What did the author write this time? New text, quoted text and signature told apart (`split`).

To teach it another quoting style, add one rule to the table in `openings`, `runs` or `signatures` (or only words to
`words`), and one mail to the corpus of the tests that shows it.
"""
