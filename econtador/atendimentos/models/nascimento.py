"""Choosing departamento and tipo, and what a new atendimento takes from that: form, checklist."""

from collections.abc import Mapping
from uuid import UUID

from econtador.atendimentos.models.campos import CamposDoAtendimento
from econtador.atendimentos.models.escrita import place_of
from econtador.atendimentos.models.formulario import Resposta
from econtador.atendimentos.models.item import Item
from econtador.base.erros import DadoInvalido
from econtador.base.viewer import Viewer
from econtador.departamentos.models import Departamento
from econtador.fluxo.models import Especie, Pergunta, Tipo


def check_tipo(tipo: Tipo, author: Viewer) -> None:
    """Raise DadoInvalido unless the author may choose this tipo: in use, and not barred to him."""
    barred = tipo.pk in author.tipos_sem_acesso and not author.administrador
    if barred or not tipo.ativo or tipo.escritorio_id != author.escritorio_id:
        raise DadoInvalido("Escolha um tipo de atendimento em uso.", "tipo")


def check_departamento(departamento: Departamento | None, author: Viewer) -> None:
    """Raise DadoInvalido unless the author may choose this departamento: in use, and his."""
    if departamento is None:
        return
    if not departamento.ativo:
        raise DadoInvalido("Escolha um departamento em uso.", "departamento")
    if author.cliente and departamento.pk not in author.departamentos:
        raise DadoInvalido("Você não tem acesso a este departamento.", "departamento")


def answers_of(tipo: Tipo, given: Mapping[UUID, str]) -> list[tuple[Pergunta, str]]:
    """Return the answers in order, without the empty ones.

    Raises DadoInvalido where a mandatory one is missing, the tipo does not ask it, or it is none
    of the options.
    """
    perguntas = sorted(
        (pergunta for pergunta in tipo.perguntas.all() if pergunta.ativa),
        key=lambda pergunta: (pergunta.ordem, pergunta.pk),
    )
    if not given.keys() <= {pergunta.pk for pergunta in perguntas}:
        raise DadoInvalido("As perguntas deste tipo mudaram: confira as respostas.", "respostas")
    pairs = [(pergunta, given.get(pergunta.pk, "").strip()) for pergunta in perguntas]
    for pergunta, valor in pairs:
        _check(pergunta, valor)
    return [(pergunta, valor) for pergunta, valor in pairs if valor]


def bring_along(novo: CamposDoAtendimento, tipo: Tipo, answers: list[tuple[Pergunta, str]]) -> None:
    """Write the answers and the checklist of an atendimento that was just opened."""
    Resposta.objects.bulk_create(new_answers(novo, answers))
    Item.objects.bulk_create(new_items(novo, tipo))


def new_answers(novo: CamposDoAtendimento, answers: list[tuple[Pergunta, str]]) -> list[Resposta]:
    """Return the answers as rows, not saved."""
    place = place_of(novo)
    return [
        Resposta(pergunta=pergunta, rotulo=pergunta.rotulo, valor=valor, ordem=ordem, **place)
        for ordem, (pergunta, valor) in enumerate(answers)
    ]


def new_items(novo: CamposDoAtendimento, tipo: Tipo) -> list[Item]:
    """Return the checklist as rows, not saved."""
    place = place_of(novo)
    models = sorted(
        (item for item in tipo.itens.all() if item.ativo), key=lambda item: (item.ordem, item.pk)
    )
    return [
        Item(rotulo=item.rotulo, obrigatorio=item.obrigatorio, ordem=ordem, **place)
        for ordem, item in enumerate(models)
    ]


def field_of(pergunta: Pergunta) -> str:
    """Return the name of its field in the form."""
    return f"pergunta_{pergunta.pk}"


def _check(pergunta: Pergunta, valor: str) -> None:
    if pergunta.obrigatoria and not valor:
        raise DadoInvalido(f"Responda: {pergunta.rotulo}.", field_of(pergunta))
    if valor and pergunta.especie == Especie.ESCOLHA and valor not in pergunta.opcoes:
        raise DadoInvalido("Escolha uma das opções.", field_of(pergunta))
