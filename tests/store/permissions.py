"""Folders and files that may not be written, also where the tests are run by root."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def as_ordinary_user():
    """Root may write everywhere, so a test of permissions is run as nobody."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@contextmanager
def anybodys_folder():
    """A folder that every user can reach and write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder
        folder.chmod(0o777)
