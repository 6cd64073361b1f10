"""A page as text, HTML, PDF and JSON, measured and printed."""
