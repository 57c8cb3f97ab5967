"""What a client says to a mail server that takes OAuth 2 access tokens, before base64."""


def xoauth2(username: str, token: str) -> str:
    """The initial response of XOAUTH2, the mechanism of Google and Microsoft."""
    return f"user={username}\x01auth=Bearer {token}\x01\x01"


def oauthbearer(username: str, token: str) -> str:
    """The initial response of OAUTHBEARER (RFC 7628); in the user's name "," and "=" stand written out (RFC 5801)."""
    name = username.replace("=", "=3D").replace(",", "=2C")
    return f"n,a={name},\x01auth=Bearer {token}\x01\x01"


# In the order in which they are tried. A server that refuses explains itself, and wants the other answer of its line
# before it says no.
MECHANISMS = {"XOAUTH2": (xoauth2, ""), "OAUTHBEARER": (oauthbearer, "\x01")}
