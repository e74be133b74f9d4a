"""The state that a history leads to, worked out a second time."""


def replay(steps):
    """JSON by subject and field; each change must find what the steps before it left."""
    state = {}
    for step in steps:
        for change in step.changes:
            place = change.subject, change.field
            assert state.get(place) == change.before, f"step {step.seq} finds {change.field} changed"
            if change.after is None:
                state.pop(place, None)
            else:
                state[place] = change.after
    return state
