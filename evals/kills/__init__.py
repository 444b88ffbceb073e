"""Kill -9 a batch at every step, hundreds of times, and count what is lost, doubled or mixed up.

A local server answers and counts; each row asks for a number that only its own document holds. The
command itself is killed: at a step named in BRIEF_FAULT, or at a random moment, alone or beside a
second process that shares the rows. After each end the ledger is read: what it calls done may never
be asked for again. At the end of each batch every row must be there, whole, from its own document.
"""
