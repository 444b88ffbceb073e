"""Who says whether evidence proves a statement: our checks, a command of the user's, a model."""
