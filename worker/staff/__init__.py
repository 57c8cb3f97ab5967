"""Colleagues at their mail client (mail rules, chapter 3): are they believed, what do they ask, and what comes of it.

`authority` weighs the proof, `errand` says what a mail asks for, `running` runs its commands all or none, `table` names
every command of every chapter, `deciding` makes the decision of all this.
"""
