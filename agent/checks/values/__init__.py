"""Figures, dates, periods and what is counted: each as precise as it stands in the evidence."""
