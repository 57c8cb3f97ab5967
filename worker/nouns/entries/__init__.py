"""Entries by chapter; `worker.nouns.entry` is where the rest of the house takes them from."""
