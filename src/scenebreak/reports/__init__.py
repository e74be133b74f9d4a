"""Domain objects to tables and files that people and programs read."""
