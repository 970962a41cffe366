"""The forms of the cadastros of this room."""
