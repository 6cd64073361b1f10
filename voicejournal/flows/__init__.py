"""The use cases, one a file, over ports."""
