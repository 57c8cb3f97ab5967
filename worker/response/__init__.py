"""3. Réponse: outcomes with their reasons, the answer, compensation, and what is never promised."""
