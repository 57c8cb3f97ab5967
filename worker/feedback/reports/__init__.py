"""Figures and words as letters tell them: what everybody may know, what those who lead need, what an auditor asks.

`gleaning` walks through the records once, `scrubbing` takes the people out of words, `discretion` the few out of
numbers, `building` and `synthesis` make the letters.
"""
