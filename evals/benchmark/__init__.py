"""Score any checker on labelled pairs: ours, a model, a user's command, beside trivial ones."""
