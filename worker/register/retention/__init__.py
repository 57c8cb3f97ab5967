"""Retention: people are erased from what is over; figures, dates and the chain stay, and still prove themselves."""
