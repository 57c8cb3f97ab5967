"""1. Prise en charge: receive, read, recognise, register and acknowledge."""
