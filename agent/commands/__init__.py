"""The verbs of `brief`, one file each. Only this folder prints, and reads the environment."""
