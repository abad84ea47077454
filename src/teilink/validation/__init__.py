"""The stages in order, and all that must know two of them."""
