"""Under whose name edits are kept."""

import getpass


def author() -> str:
    """The name of the person's account; some machines have none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
