"""The command line: everything the terminal interface can do, as plain commands."""
