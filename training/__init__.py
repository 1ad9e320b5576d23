"""How the context model's weights are made; nothing in here is shipped with the linter."""
