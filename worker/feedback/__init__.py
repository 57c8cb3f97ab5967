"""4. Communication en interne: what complaints teach goes back to all staff."""
