"""Argon2 at its cheapest: the cast has seven passwords, and no test measures their strength."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class ArgonRapido(Argon2PasswordHasher):
    """The product's own hasher with the work taken out."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
