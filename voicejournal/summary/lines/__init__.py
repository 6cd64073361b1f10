"""The lines that a page may have, each kind from what was said and answered."""
