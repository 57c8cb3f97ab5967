"""A few days of an office on real servers inside the process: what `complaints demo` plays."""
