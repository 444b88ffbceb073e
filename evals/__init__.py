"""Measures the rest: retrieval, refusal, questions, speed, survival. Nobody imports it."""
