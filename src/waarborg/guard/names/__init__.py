"""Names of persons (art. 4.1a): a statistical model, rules for what stands outside a sentence, and a second pass."""
