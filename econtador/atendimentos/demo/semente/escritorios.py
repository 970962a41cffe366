"""Where seeds go: the demo office, or escritórios made for them, with people and empresas."""

import random

from django.conf import settings
from django.db import transaction

from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa
from econtador.atendimentos.demo.carteira import CNPJ, LETRAS, make_document
from econtador.atendimentos.demo.elenco import SENHA
from econtador.atendimentos.demo.lacunas import HOMENS, MULHERES, SOBRENOMES
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.contas.models import Conta
from econtador.departamentos.models import Departamento
from econtador.empresas.models import Empresa
from econtador.escritorios.models import Escritorio
from econtador.fluxo.padroes import create_defaults
from econtador.pessoas.models import Pessoa

DA_DEMO = "Contábil Aurora"
EMPRESAS, MENOS_EMPRESAS = 300, 10
OPERADORES = 6
RAMOS = ("Padaria", "Oficina", "Mercado", "Clínica", "Construtora", "Escola", "Transportes")
COM_LETRAS = 4


def demo_office() -> Escritorio | None:
    """Return Contábil Aurora, where the demo data are, or None."""
    return Escritorio.objects.using("dono").filter(nome=DA_DEMO).order_by("pk").first()


def generated_offices(count: int) -> list[Escritorio]:
    """Return `count` escritórios for seeds, creating those that are not there yet.

    Three hundred empresas are shared out among them, at least ten for each. Their administrador
    enters as admin@semente-1.example, with the demo's password and only where DEMO is on.
    """
    each = max(MENOS_EMPRESAS, EMPRESAS // count)
    return [_find(n) or _create(n, each) for n in range(1, count + 1)]


def _name(n: int) -> str:
    return f"Contábil Semente {n}"


def _find(n: int) -> Escritorio | None:
    return Escritorio.objects.using("dono").filter(nome=_name(n)).first()


@transaction.atomic
def _create(n: int, empresas: int) -> Escritorio:
    sorte = random.Random(n)  # noqa: S311 - names, not secrets
    escritorio = Escritorio.found(nome=_name(n), uf="SP")
    with viewing(Viewer.sistema(escritorio.pk)):
        departamentos = create_defaults(escritorio.pk)
        _create_team(escritorio, n, departamentos, sorte)
        for indice in range(empresas):
            _create_empresa(escritorio, (n, indice), departamentos, sorte)
    return escritorio


def _create_team(
    escritorio: Escritorio, n: int, departamentos: dict[str, Departamento], sorte: random.Random
) -> None:
    partes = list(departamentos.values())
    admin = _admit(escritorio, f"admin@semente-{n}.example", "operador", sorte, chefe=True)
    AcessoDepartamento.grant(admin, *partes)
    for indice in range(1, OPERADORES):
        email = f"operador{indice}@semente-{n}.example"
        pessoa = _admit(escritorio, email, "operador", sorte)
        AcessoDepartamento.grant(pessoa, partes[indice % len(partes)])


def _create_empresa(
    escritorio: Escritorio,
    lugar: tuple[int, int],
    departamentos: dict[str, Departamento],
    sorte: random.Random,
) -> None:
    n, indice = lugar
    empresa = Empresa.register(
        escritorio_id=escritorio.pk,
        nome=f"{RAMOS[indice % len(RAMOS)]} {sorte.choice(SOBRENOMES).title()} {indice + 1} Ltda",
        documento=make_document(CNPJ if indice % COM_LETRAS else LETRAS, sorte),
        municipio="Campinas",
        uf="SP",
    )
    email = f"cliente{indice + 1}@semente-{n}.example"
    cliente = _admit(escritorio, email, "cliente", sorte)
    AcessoDepartamento.grant(cliente, *departamentos.values())
    AcessoEmpresa.grant(cliente, empresa, "criar", "editar", "excluir")


def _admit(
    escritorio: Escritorio, email: str, tipo: str, sorte: random.Random, *, chefe: bool = False
) -> Pessoa:
    senha = SENHA if chefe and settings.DEMO else None
    conta = Conta.objects.create_with(email=email, password=senha)
    nome = f"{sorte.choice(HOMENS + MULHERES)} {sorte.choice(SOBRENOMES)}"
    return Pessoa.admit(
        escritorio_id=escritorio.pk, conta=conta, nome=nome, tipo=tipo, administrador=chefe
    )
