"""How dates are written where Django formats them: the admin."""
