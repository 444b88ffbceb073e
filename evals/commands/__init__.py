"""The verb `brief eval` and what it can do: nothing heavy is imported before it is asked for."""
