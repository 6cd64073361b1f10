"""What was read from words, kept between two runs."""
