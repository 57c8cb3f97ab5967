"""format=flowed unfolded (RFC 3676): lines that the sender's program broke become paragraphs again."""


def unfold(text: str, *, delete_space: bool) -> str:
    """Join soft line breaks within one quote depth. `delete_space` is DelSp=yes: the trailing space was added."""
    written: list[str] = []
    pieces: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        content = line.lstrip(">")
        depth = len(line) - len(content)
        content = content.removeprefix(" ")
        signature = content == "-- "
        # A change of depth, a signature or a blank line ends a paragraph that its last line left open.
        if pieces and (open_depth != depth or signature or not content):
            written.append("".join(pieces).rstrip())
            pieces.clear()
        if depth and not pieces:
            pieces.append(">" * depth + " ")
        soft = content.endswith(" ") and not signature
        pieces.append(content[:-1] if soft and delete_space else content)
        open_depth = depth
        if not soft:
            written.append("".join(pieces))
            pieces.clear()
    return "\n".join([*written, "".join(pieces)] if pieces else written)
