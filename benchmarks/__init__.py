"""Measuring the program: each module is a command that says what it does (`python -m benchmarks.NAME --help`)."""
