"""The register's outward face: which columns it shows, and the lines of a complaint in them."""
