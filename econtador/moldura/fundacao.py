"""The first escritório of an installation, with its administrador: made once."""

from collections.abc import Mapping
from functools import wraps
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from econtador.acessos.models import AcessoDepartamento
from econtador.base.banco.viewing import viewing
from econtador.base.brasil.uf import fuso
from econtador.base.erros import DomainError
from econtador.base.viewer import Viewer
from econtador.calendario import padroes as calendario
from econtador.contas.models import Conta
from econtador.contas.porta import View
from econtador.escritorios.models import Escritorio
from econtador.fluxo.padroes import create_defaults
from econtador.pessoas.models import Pessoa, TipoPessoa

UM_DE_CADA_VEZ = 0x65436F6E7461  # "eConta": the advisory lock of this act


class JaInstalado(DomainError):
    """There is an escritório already."""

    status = 404
    mensagem = "Esta instalação já tem o seu escritório."


def installed() -> bool:
    """Whether any escritório exists."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT existe_escritorio()")
        [exists] = cursor.fetchone()
    return bool(exists)


def after_foundation(view: View) -> View:
    """Send whoever comes to `view` of a new installation to its first page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not installed():
            return redirect("primeiro-acesso")
        return view(request, *args, **kwargs)

    return guarded


@transaction.atomic
def found(dados: Mapping[str, str]) -> Conta:
    """Create the escritório with all it starts with; return its administrador's conta.

    `dados`: escritorio, uf, nome, email, password1. Raises JaInstalado; of two at once one wins.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [UM_DE_CADA_VEZ])
    if installed():
        raise JaInstalado
    uf = dados["uf"]
    escritorio = Escritorio.found(nome=dados["escritorio"], uf=uf, fuso=fuso(uf))
    conta = Conta.objects.create_with(email=dados["email"], password=dados["password1"])
    with viewing(Viewer.sistema(escritorio.pk)):
        _furnish(escritorio, conta, dados["nome"])
    return conta


def _furnish(escritorio: Escritorio, conta: Conta, nome: str) -> None:
    admin = Pessoa.admit(
        escritorio_id=escritorio.pk,
        conta=conta,
        nome=nome,
        tipo=TipoPessoa.OPERADOR,
        administrador=True,
    )
    calendario.create_defaults(escritorio.pk)
    AcessoDepartamento.grant(admin, *create_defaults(escritorio.pk).values())
