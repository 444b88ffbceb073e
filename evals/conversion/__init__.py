"""Tools that a maintainer runs by hand to make what the package carries; never run by the program."""
