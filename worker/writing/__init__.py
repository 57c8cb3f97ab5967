"""Letters become MIME bytes here; the only importer of jinja2, markdown-it-py, babel, Pillow and Typst.

    letter ─ templates ─▶ Markdown, values shielded ─ blocks ─▶ text part (plain)  ─┐
                                                            └▶ HTML part (page) ─ mime ─▶ bytes
                                                               its pictures (drawing) ─┘
                                                            └▶ a PDF to post (paper) ─ attached to a cover

`shield` is why no value can be markup; `house` is what letters say of the organisation; `samples`, `preview` and
`checking` are for whoever changes the wording.
"""
