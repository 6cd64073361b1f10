"""What is not for others: how people say so, the words they mean, and what is left."""
