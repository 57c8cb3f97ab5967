"""What the operating system says of a file, in words of ours that other languages have too."""

from worker.words.said import Said

_REASONS = {
    one.words: one
    for one in (
        Said("No such file or directory"),
        Said("Permission denied"),
        Said("Is a directory"),
        Said("Not a directory"),
    )
}


def why(error: OSError) -> Said | str:
    """What keeps a file from being read: the usual reasons in words of ours, others in the system's."""
    reason = error.strerror or type(error).__name__
    return _REASONS.get(reason, reason)
