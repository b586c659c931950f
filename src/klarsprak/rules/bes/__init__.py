"""BES: decisions. What the Administrative Procedure Act asks a written decision to hold."""
