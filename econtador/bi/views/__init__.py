"""The screens of the work list; each action is an address of its own."""
