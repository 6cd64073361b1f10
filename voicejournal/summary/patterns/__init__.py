"""What went together with mood."""
