"""How the sample decks are made, one module per kind of file."""
