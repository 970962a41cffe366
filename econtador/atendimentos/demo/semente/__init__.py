"""Seeding any number of atendimentos, fast: rows made from plans and copied as `dono`."""
