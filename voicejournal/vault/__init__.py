"""Files that only their owner can read; plain until the journal is protected."""
