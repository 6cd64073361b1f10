"""The writing screen: text in rows that break between words, and the keys that move in it."""
