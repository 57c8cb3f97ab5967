"""OAuth 2 access tokens for the doors of mail. This package is the only importer of msal, google-auth and Authlib.

A source is asked at every login, renews what it holds before it ends, and says in one sentence what an operator has to
do where that is no longer possible. The libraries are an extra, imported when the first token is asked for.
"""
