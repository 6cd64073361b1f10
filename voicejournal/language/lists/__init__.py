"""Words that are known by lists."""
