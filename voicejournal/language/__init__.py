"""What several stages know of words: the lexicon, sentences, edits, scope."""
