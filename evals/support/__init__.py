"""Measure and fit the evidence overlap on pairs of evidence and claim that people labelled."""
