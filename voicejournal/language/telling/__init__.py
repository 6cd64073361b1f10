"""What sentences tell that belongs on a page."""
