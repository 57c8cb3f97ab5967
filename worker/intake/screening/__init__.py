"""Screening: what no person wrote to us. Delivery reports first, then all other mail by machines, each as a table."""
