"""The places whose calendar the page can show: the office's, and where its empresas are."""

from dataclasses import dataclass
from uuid import UUID

from econtador.base.brasil import municipio as municipios
from econtador.base.brasil.uf import UFS
from econtador.calendario.consulta import Lugar
from econtador.calendario.models import Feriado
from econtador.empresas.models import Empresa
from econtador.prazos.calendario import Ambito

SEPARADOR = "/"


@dataclass(frozen=True, slots=True)
class Opcao:
    """A place to choose."""

    valor: str
    rotulo: str
    atual: bool


def place_of(text: str, sede: Lugar) -> Lugar:
    """Return the place that the address names ("SP/Campinas"); what names none is the office's."""
    uf, _, municipio = text.partition(SEPARADOR)
    return Lugar(uf, municipio.strip()) if uf in UFS else sede


def options(escritorio_id: UUID, sede: Lugar, atual: Lugar) -> list[Opcao]:
    """Return the office's place, then the others by name: two queries."""
    found = {_key(lugar): lugar for lugar in (*_known(escritorio_id), atual)}
    found.pop(_key(sede), None)
    others = sorted(found.values(), key=lambda each: (each.uf, municipios.key(each.municipio)))
    return [_option(lugar, sede, atual) for lugar in (sede, *others)]


def _known(escritorio_id: UUID) -> list[Lugar]:
    empresas = Empresa.objects.filter(escritorio_id=escritorio_id).ativas().exclude(uf="")
    feriados = Feriado.objects.filter(escritorio_id=escritorio_id).em_vigor()
    towns = feriados.filter(escopo=Ambito.MUNICIPIO).order_by()
    return [
        Lugar(uf, municipio)
        for rows in (empresas.order_by(), towns)
        for uf, municipio in rows.values_list("uf", "municipio").distinct()
    ]


def _key(lugar: Lugar) -> tuple[str, str]:
    return lugar.uf, municipios.key(lugar.municipio)


def _option(lugar: Lugar, sede: Lugar, atual: Lugar) -> Opcao:
    nome = str(lugar) or "sem município"
    office = _key(lugar) == _key(sede)
    return Opcao(
        "" if office else f"{lugar.uf}{SEPARADOR}{lugar.municipio}",
        f"O escritório ({nome})" if office else nome,
        _key(lugar) == _key(atual),
    )
