"""Tools that a maintainer runs by hand to make what the package carries."""
