"""Of whom something is said, and whether it holds."""
