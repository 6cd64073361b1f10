"""What the terminal shows; it listens to a flow and decides nothing."""
