"""Widgets render what they are bound to and post messages; they fetch and change nothing."""
