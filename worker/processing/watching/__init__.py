"""The watch over open files: which clock strikes when, and what comes of it (docs/procedure.md, "Clocks").

`table` lists the clocks, top down; `looking` drives them by a `now` that its caller chooses. A clock is a row: when it
strikes for a file, and what it then does. It strikes once: the file remembers its key.
"""
