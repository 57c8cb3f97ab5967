"""Who writes: kinds of people told by what they say of themselves, or by their address; in doubt a complainant."""
