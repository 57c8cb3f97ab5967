"""How each entry changes a file, a module a chapter. `worker.processing.folding` knows them all."""
