"""The default tipo, and the fases and tipos that a new escritório starts with."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from econtador.departamentos.models import Departamento
from econtador.fluxo.models import Fase, Tipo, TipoFase


@dataclass(frozen=True, slots=True)
class Modelo:
    """A tipo as it comes out of the box; `departamento` None makes it the escritório's own."""

    nome: str
    departamento: str | None
    dias_uteis: int
    prioridade: int
    padrao: bool = False


DEPARTAMENTOS = ("Fiscal", "Contábil", "Departamento Pessoal", "Societário")
FASES = ("Triagem", "Documentos", "Em execução", "Conferência", "Aguardando órgão")
MODELOS = (
    Modelo("Geral", None, 3, 5, padrao=True),
    Modelo("Guia de imposto", "Fiscal", 2, 3, padrao=True),
    Modelo("Certidão", "Fiscal", 5, 4),
    Modelo("Balancete", "Contábil", 5, 5, padrao=True),
    Modelo("Admissão", "Departamento Pessoal", 2, 2, padrao=True),
    Modelo("Rescisão", "Departamento Pessoal", 3, 1),
    Modelo("Alteração contratual", "Societário", 10, 4, padrao=True),
)


def create_defaults(escritorio_id: UUID) -> dict[str, Departamento]:
    """Create departamentos, fases and tipos of a new escritório; return departamentos by name."""
    departamentos = {
        nome: Departamento.create(escritorio_id=escritorio_id, nome=nome, ordem=ordem)
        for ordem, nome in enumerate(DEPARTAMENTOS)
    }
    fases = [
        Fase.objects.create(escritorio_id=escritorio_id, nome=nome, ordem=ordem)
        for ordem, nome in enumerate(FASES)
    ]
    for modelo in MODELOS:
        _create_tipo(escritorio_id, modelo, departamentos, fases)
    return departamentos


def default_tipo(escritorio_id: UUID, departamento: Departamento | None) -> Tipo:
    """Return the departamento's default tipo, else the escritório's."""
    tipos = Tipo.objects.filter(escritorio_id=escritorio_id, ativo=True, padrao=True)
    own = tipos.filter(departamento=departamento).first() if departamento else None
    return own or tipos.get(departamento=None)


def _create_tipo(
    escritorio_id: UUID,
    modelo: Modelo,
    departamentos: dict[str, Departamento],
    fases: Sequence[Fase],
) -> None:
    tipo = Tipo.objects.create(
        escritorio_id=escritorio_id,
        nome=modelo.nome,
        departamento=departamentos[modelo.departamento] if modelo.departamento else None,
        padrao=modelo.padrao,
        prazo_valor=modelo.dias_uteis,
        prioridade_padrao=modelo.prioridade,
    )
    TipoFase.objects.bulk_create(
        TipoFase(escritorio_id=escritorio_id, tipo=tipo, fase=fase, ordem=ordem)
        for ordem, fase in enumerate(fases)
    )
