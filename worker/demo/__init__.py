"""An office day on real servers inside the process: what `complaints demo` plays."""
