"""One's own data out and in: a format a file, entries on one side, a file on the other."""
