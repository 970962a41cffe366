"""Servidor PostgreSQL próprio: acha os binários, inicia, prepara os papéis e encerra."""

from econtador.base.postgres.cluster import Cluster
from econtador.base.postgres.erro import PostgresErro
from econtador.base.postgres.papeis import provision

__all__ = ["Cluster", "PostgresErro", "provision"]
