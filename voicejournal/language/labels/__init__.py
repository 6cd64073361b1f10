"""What a person answers in few words: feelings, triggers, skills, hard moments."""
