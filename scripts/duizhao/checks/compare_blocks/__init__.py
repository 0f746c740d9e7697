"""What two blocks that answer each other have in common and what one of them lacks; several rules ask for it."""
