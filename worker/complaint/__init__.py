"""The complaint itself: a module a topic, each with its nouns, its part of the record, and the entries that change it.

`folding` lists the topics: which kinds of entry there are, what each does, how it is told and what an erasure leaves of
it follow from that list alone. `record` puts the parts together.
"""
