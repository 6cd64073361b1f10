"""Words and sentences as they stand, with the edits and the doubts laid over them."""
