"""2. Traitement: moves, clocks, and later the assessment, the causes and the corrective actions."""
