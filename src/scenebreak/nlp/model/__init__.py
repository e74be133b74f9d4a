"""The trained part: a small net over sentences and a regression over scenes, in numpy alone.

`sentences` and `pieces` cut text, `net` scores a sentence, `features` turns what is known of a scene into
numbers, `logistic` weighs them, `scorer` gives tiers. `net_fitting` and `fitting` train it from labels.
"""
