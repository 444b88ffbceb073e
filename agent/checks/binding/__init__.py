"""How firmly a sentence binds, and what it tells as done: force, hedges, conditions, stances."""
