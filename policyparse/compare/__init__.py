"""What changed between two documents: alignment first, then typed changes. Sees only the model."""
