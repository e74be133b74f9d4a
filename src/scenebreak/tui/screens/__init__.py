"""Screens own the state; they are the only place in the interface that calls the services."""
