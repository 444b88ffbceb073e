"""The benchmarks and the kill loop, made short."""
