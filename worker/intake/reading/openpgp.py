"""OpenPGP in the text itself (RFC 9580 6 and 7): signed text is read without its armour, encrypted text is told."""

_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----\n"
_SIGNATURE = "\n-----BEGIN PGP SIGNATURE-----"
_END = "-----END PGP SIGNATURE-----"
_ENCRYPTED = "-----BEGIN PGP MESSAGE-----"


def encrypted(text: str) -> bool:
    return text.startswith(_ENCRYPTED) or f"\n{_ENCRYPTED}" in text


def unarmoured(text: str) -> str:
    """The text without the lines that a cleartext signature put around and into it."""
    before, armour, rest = text.partition(_SIGNED)
    if not armour or (before and not before.endswith("\n")):
        return text
    signed, signature, after = rest.partition(_SIGNATURE)
    if not signature:
        return text
    # The armour's own headers ("Hash: SHA256") end with a blank line; "- " was put before lines that begin with a dash.
    _, _, signed = signed.partition("\n\n") if signed.startswith(("Hash:", "NotDashEscaped:")) else ("", "", signed)
    lines = (line.removeprefix("- ") for line in signed.strip("\n").split("\n"))
    return before + "\n".join(lines) + after.partition(_END)[2]
