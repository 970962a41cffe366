"""Loading people and departamentos of the viewer's own escritório."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from econtador.acessos.porta import Requisicao
from econtador.departamentos.models import Departamento, DepartamentoQuerySet
from econtador.pessoas.models import Pessoa, PessoaQuerySet, TipoPessoa


def of_the_office(request: Requisicao) -> PessoaQuerySet:
    """Return the people of the viewer's escritório, active or not."""
    return Pessoa.objects.filter(escritorio_id=request.viewer.escritorio_id)


def load(request: Requisicao, pk: UUID) -> Pessoa:
    """Return the person with the conta. Raises Http404."""
    return get_object_or_404(of_the_office(request).select_related("conta"), pk=pk)


def load_cliente(request: Requisicao, pk: UUID) -> Pessoa:
    """Return the person, who is a cliente: operadores need no rights on empresas."""
    return get_object_or_404(of_the_office(request), pk=pk, tipo=TipoPessoa.CLIENTE)


def departamentos_of_the_office(request: Requisicao) -> DepartamentoQuerySet:
    """Return the departamentos of the viewer's escritório, in use or not."""
    return Departamento.objects.filter(escritorio_id=request.viewer.escritorio_id)
