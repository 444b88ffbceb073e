"""Speed, memory and survival, measured as medians and ratios within one run."""
