"""The commands: each validates, calls one flow and renders."""
