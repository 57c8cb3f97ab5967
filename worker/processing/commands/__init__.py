"""Commands of chapter 2, and the frame in which every chapter writes its own.

`script` reads the lines of a mail, `frame` says what a command is and what it may know, `needs` what it asks of the
register first. Each module beside them holds the commands of one kind of work.
"""
