"""Reports of an evaluation: each renders the gate's decision, and decides nothing itself."""
