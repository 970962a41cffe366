"""What a new escritório starts with, and the tipo of what is opened without one."""

from collections.abc import Iterable
from uuid import UUID

from econtador.departamentos.models import Departamento
from econtador.fluxo.modelos import DEPARTAMENTOS, FASES, MODELOS, Modelo
from econtador.fluxo.models import Fase, ItemModelo, Pergunta, Tipo, TipoFase

__all__ = ["DEPARTAMENTOS", "FASES", "MODELOS", "create_defaults", "default_tipo"]


def create_defaults(escritorio_id: UUID) -> dict[str, Departamento]:
    """Create departamentos, fases and tipos of a new escritório; return departamentos by name."""
    departamentos = {
        nome: Departamento.create(escritorio_id=escritorio_id, nome=nome, ordem=ordem)
        for ordem, nome in enumerate(DEPARTAMENTOS)
    }
    fases = Fase.objects.bulk_create(
        Fase(escritorio_id=escritorio_id, nome=nome, ordem=ordem, **marcas)
        for ordem, (nome, marcas) in enumerate(FASES.items())
    )
    tipos = Tipo.objects.bulk_create(
        _tipo(escritorio_id, modelo, departamentos) for modelo in MODELOS
    )
    _create_parts(tipos, fases)
    return departamentos


def default_tipo(escritorio_id: UUID, departamento: Departamento | None) -> Tipo:
    """Return the departamento's default tipo, else the escritório's."""
    tipos = Tipo.objects.filter(escritorio_id=escritorio_id, ativo=True, padrao=True)
    own = tipos.filter(departamento=departamento).first() if departamento else None
    return own or tipos.get(departamento=None)


def _tipo(escritorio_id: UUID, modelo: Modelo, departamentos: dict[str, Departamento]) -> Tipo:
    return Tipo(
        escritorio_id=escritorio_id,
        nome=modelo.nome,
        departamento=departamentos[modelo.departamento] if modelo.departamento else None,
        padrao=modelo.padrao,
        prazo_valor=modelo.dias_uteis,
        prioridade_padrao=modelo.prioridade,
    )


def _create_parts(tipos: list[Tipo], fases: Iterable[Fase]) -> None:
    TipoFase.objects.bulk_create(
        TipoFase(escritorio_id=tipo.escritorio_id, tipo=tipo, fase=fase, ordem=fase.ordem)
        for tipo in tipos
        for fase in fases
    )
    Pergunta.objects.bulk_create(
        Pergunta(escritorio_id=tipo.escritorio_id, tipo=tipo, ordem=ordem, **pergunta)
        for tipo, modelo in zip(tipos, MODELOS, strict=True)
        for ordem, pergunta in enumerate(modelo.perguntas)
    )
    ItemModelo.objects.bulk_create(
        ItemModelo(escritorio_id=tipo.escritorio_id, tipo=tipo, ordem=ordem, rotulo=rotulo)
        for tipo, modelo in zip(tipos, MODELOS, strict=True)
        for ordem, rotulo in enumerate(modelo.itens)
    )
