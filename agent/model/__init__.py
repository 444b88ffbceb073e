"""Chat models: one protocol, and what stands behind it (an endpoint, a person, a recording)."""
