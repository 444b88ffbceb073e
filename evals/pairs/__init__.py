"""Labelled pairs of evidence and claim: what the checks are measured on, written before them.

Writers who had not seen the checks wrote them. `tune` and `held` are parted by document: no
sentence that a rule was made for is in the half that measures. Evidence in documents that are not
ours is given by place and hash.
"""
