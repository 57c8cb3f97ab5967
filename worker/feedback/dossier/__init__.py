"""One complaint as a bundle that anybody reads without us: its story as a page, its mails, documents and entries.

Each entry says itself in words; `evidence` is what a bundle is made of, `naming` gives files their names, `story`
makes the page's plain values, `packing` the bundle with its hashes and how to check them by hand.
"""
