"""Colleagues at their mail client: are they believed, what do they ask, what comes of it.

Who is believed: docs/mail.md, "Who is believed". What they may write: docs/mail.md, "Commands by mail".

`authority` weighs the proof, `errand` says what a mail asks for, `running` runs its commands all or none, `table` names
every command of every chapter, `deciding` makes the decision of all this.
"""
