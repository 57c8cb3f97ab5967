"""« Chacune de ces étapes doit être consignée et enregistrée »: tables, chain, shelf, proof."""
