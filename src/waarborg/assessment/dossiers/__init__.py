"""What an assessment says, read together: its questions, answers, facts and outcome (art. 9.2)."""
