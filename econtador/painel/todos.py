"""Every report of the panel by its name in the addresses."""

from collections.abc import Callable

from econtador.painel.carga import by_departamento, by_person
from econtador.painel.movimento import movement
from econtador.painel.por_grupo import by_empresa, by_tipo
from econtador.painel.relatorio import Consulta, Relatorio
from econtador.painel.tempos import times

RELATORIOS: dict[str, Callable[[Consulta], Relatorio]] = {
    "pessoas": by_person,
    "departamentos": by_departamento,
    "movimento": movement,
    "tempos": times,
    "empresas": by_empresa,
    "tipos": by_tipo,
}
