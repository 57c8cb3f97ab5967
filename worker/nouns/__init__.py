"""What everyone speaks of: frozen values without behaviour beyond their own consistency."""
