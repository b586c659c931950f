"""Rules: one file a rule, its documentation inside it. `base` says what a rule is, `registry` finds them all."""
