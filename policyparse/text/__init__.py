"""The text layer: passages, folding, slips of recognition, words, likeness. It knows characters, not documents."""
