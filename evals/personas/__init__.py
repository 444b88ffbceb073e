"""Models that are functions of the prompt they get: honest, sloppy, hijacked, noisy, obedient.

They prove plumbing and promises, not quality: a persona sees the rendered messages of a request
and nothing else of the library, and what it writes is known beforehand to be sound or wrong.
"""
