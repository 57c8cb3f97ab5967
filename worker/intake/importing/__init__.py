"""An existing register comes in: a table of complaints becomes files, each with what that register knew of it.

`columns` says which columns there are and how each is read, `table` reads a file of them, `opening` makes the entries.
"""
