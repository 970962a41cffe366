"""Delegation: who may be chosen, and by whom, under the escritório's policy."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from econtador.acessos.models import AcessoDepartamento
from econtador.atendimentos.erros import DelegacaoRecusada
from econtador.base.viewer import Viewer
from econtador.departamentos.models import Departamento
from econtador.escritorios.models import PoliticaDelegacao
from econtador.fluxo.models import SemAcesso, Tipo
from econtador.pessoas.models import Pessoa, PessoaQuerySet

FORA_DA_LISTA = "Escolha um operador ativo que tenha acesso a este atendimento."


def may_choose_delegado(viewer: Viewer) -> bool:
    """Return whether the person may set the delegado; the office always may."""
    return not viewer.cliente or viewer.politica_delegacao == PoliticaDelegacao.CLIENTE


def eligible(
    viewer: Viewer, *, departamento_id: UUID | None = None, tipo_id: UUID | None = None
) -> PessoaQuerySet:
    """Return the operadores who may be offered: active, not barred from the tipo.

    A cliente is offered those of the departamento (all departamentos he has, when none is chosen).
    """
    pessoas = _able(viewer, tipo_id)
    if viewer.cliente:
        deps = [departamento_id] if departamento_id else viewer.departamentos
        access = AcessoDepartamento.objects.filter(
            pessoa_id=OuterRef("pk"), departamento_id__in=deps
        )
        pessoas = pessoas.filter(Exists(access))
    return pessoas.by_name()


def delegado_ao_abrir(
    chosen: Pessoa | None, departamento: Departamento | None, *, author: Viewer, tipo: Tipo
) -> Pessoa | None:
    """Return the delegado of a new atendimento: the one chosen, or the one whom policy 1 sets.

    A responsável who is inactive or barred from the tipo is not set. Raises DelegacaoRecusada for
    a choice that is not the author's to make.
    """
    if chosen:
        check_choice(
            chosen,
            author=author,
            departamento_id=departamento.pk if departamento else None,
            tipo_id=tipo.pk,
        )
        return chosen
    responsavel_id = departamento.responsavel_id if departamento else None
    if author.politica_delegacao != PoliticaDelegacao.RESPONSAVEL or responsavel_id is None:
        return None
    return _able(author, tipo.pk).filter(pk=responsavel_id).first()


def check_choice(
    chosen: Pessoa, *, author: Viewer, departamento_id: UUID | None, tipo_id: UUID
) -> None:
    """Raise DelegacaoRecusada unless the author may delegate to this pessoa here."""
    if not may_choose_delegado(author):
        raise DelegacaoRecusada(policy_sentence(author))
    offered = eligible(author, departamento_id=departamento_id, tipo_id=tipo_id)
    if not offered.filter(pk=chosen.pk).exists():
        raise DelegacaoRecusada(FORA_DA_LISTA)


def _able(viewer: Viewer, tipo_id: UUID | None) -> PessoaQuerySet:
    pessoas = Pessoa.objects.filter(escritorio_id=viewer.escritorio_id).operadores().ativas()
    if tipo_id is None:
        return pessoas
    barred = SemAcesso.objects.filter(pessoa_id=OuterRef("pk"), tipo_id=tipo_id)
    return pessoas.filter(Q(administrador=True) | ~Exists(barred))


def policy_sentence(viewer: Viewer) -> str:
    """Return what stands beside the greyed field."""
    if viewer.politica_delegacao == PoliticaDelegacao.RESPONSAVEL:
        return "O escritório delega sempre ao responsável do departamento."
    return "O escritório não usa delegação nos pedidos dos clientes."
