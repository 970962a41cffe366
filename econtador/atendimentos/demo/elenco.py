"""The cast: the people and companies of the tests, the demo data, the manual and the pictures."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa
from econtador.acessos.viewer import load_viewer
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.calendario import padroes as calendario
from econtador.calendario.models import Ficha
from econtador.contas.models import Conta
from econtador.departamentos.models import Departamento
from econtador.empresas.models import Empresa
from econtador.escritorios.models import Escritorio
from econtador.fluxo.padroes import create_defaults
from econtador.pessoas.models import Pessoa

SENHA = "demo-atendimentos"
TUDO = ("visualizar", "criar", "editar", "excluir")
MUNICIPAIS = (
    ("São Paulo", date(2020, 1, 25), "Aniversário de São Paulo", "Lei Municipal 14.485/2007"),
    ("Campinas", date(2020, 12, 8), "Nossa Senhora da Conceição", ""),
)


@dataclass(frozen=True)
class Elenco:
    """Contábil Aurora, its people and companies; Contábil Boreal, which must see nothing of it."""

    aurora: Escritorio
    boreal: Escritorio
    departamentos: dict[str, Departamento]
    pessoas: dict[str, Pessoa]
    sol: Empresa
    lua: Empresa
    norte: Empresa

    def viewer(self, nome: str) -> Viewer:
        """Return the viewer of one of the cast, by first name in lower case, as he is now."""
        pessoa = self.pessoas[nome]
        viewer = load_viewer(pessoa.conta_id, pessoa.pk)
        assert viewer is not None, f"{nome} não está ativo"  # noqa: S101 - a mistake of the caller
        return viewer

    @cached_property
    def sistema(self) -> Viewer:
        return Viewer.sistema(self.aurora.pk)


def create_cast() -> Elenco:
    """Create both offices with everybody in them, through the verbs."""
    aurora = Escritorio.found(nome="Contábil Aurora", uf="SP")
    boreal = Escritorio.found(nome="Contábil Boreal", uf="AM", fuso="America/Manaus")
    with viewing(Viewer.sistema(boreal.pk)):
        of_boreal, norte = _boreal(boreal)
    with viewing(Viewer.sistema(aurora.pk)):
        departamentos = create_defaults(aurora.pk)
        calendario.create_defaults(aurora.pk, "São Paulo", _feriados())
        pessoas = _operadores(aurora, departamentos)
        sol = _empresa(aurora, "Padaria Sol Ltda", "11.222.333/0001-81", "Campinas", "SP")
        lua = _empresa(aurora, "Oficina Lua ME", "12.ABC.345/01DE-35", "Campinas", "SP")
        pessoas |= _clientes(aurora, departamentos, sol, lua)
    return Elenco(aurora, boreal, departamentos, pessoas | of_boreal, sol, lua, norte)


def _boreal(boreal: Escritorio) -> tuple[dict[str, Pessoa], Empresa]:
    departamentos = create_defaults(boreal.pk)
    calendario.create_defaults(boreal.pk, "Manaus")
    otto = _pessoa(boreal, "Otto Reis", "otto@boreal.example", "operador", administrador=True)
    AcessoDepartamento.grant(otto, *departamentos.values())
    norte = _empresa(boreal, "Mercado Norte Ltda", "00.000.000/0001-91", "Manaus", "AM")
    return {"otto": otto}, norte


def _feriados() -> list[Ficha]:
    return [
        Ficha(
            escopo="municipio",
            uf="SP",
            municipio=municipio,
            dia=dia,
            nome=nome,
            fonte=fonte,
            anual=True,
        )
        for municipio, dia, nome, fonte in MUNICIPAIS
    ]


def _operadores(aurora: Escritorio, departamentos: dict[str, Departamento]) -> dict[str, Pessoa]:
    ana = _pessoa(aurora, "Ana Prado", "ana@aurora.example", "operador", administrador=True)
    bruno = _pessoa(aurora, "Bruno Lima", "bruno@aurora.example", "operador")
    carla = _pessoa(aurora, "Carla Souza", "carla@aurora.example", "operador")
    AcessoDepartamento.grant(ana, *departamentos.values())
    AcessoDepartamento.grant(bruno, departamentos["Fiscal"])
    AcessoDepartamento.grant(carla, departamentos["Departamento Pessoal"])
    heads = {"Fiscal": bruno, "Departamento Pessoal": carla, "Contábil": ana, "Societário": ana}
    for nome, pessoa in heads.items():
        departamentos[nome].entrust_to(pessoa)
    return {"ana": ana, "bruno": bruno, "carla": carla}


def _clientes(
    aurora: Escritorio, departamentos: dict[str, Departamento], sol: Empresa, lua: Empresa
) -> dict[str, Pessoa]:
    celia = _pessoa(aurora, "Célia Rocha", "celia@sol.example", "cliente")
    davi = _pessoa(aurora, "Davi Nunes", "davi@lua.example", "cliente")
    rita = _pessoa(aurora, "Rita Alves", "rita@grupo.example", "cliente")
    for pessoa, empresas in ((celia, [sol]), (davi, [lua]), (rita, [sol, lua])):
        AcessoDepartamento.grant(pessoa, *departamentos.values())
        for empresa in empresas:
            AcessoEmpresa.grant(pessoa, empresa, *TUDO)
    return {"celia": celia, "davi": davi, "rita": rita}


def _pessoa(
    escritorio: Escritorio, nome: str, email: str, tipo: str, *, administrador: bool = False
) -> Pessoa:
    conta = Conta.objects.create_with(email=email, password=SENHA)
    return Pessoa.admit(
        escritorio_id=escritorio.pk, conta=conta, nome=nome, tipo=tipo, administrador=administrador
    )


def _empresa(escritorio: Escritorio, nome: str, documento: str, municipio: str, uf: str) -> Empresa:
    return Empresa.register(
        escritorio_id=escritorio.pk, nome=nome, documento=documento, municipio=municipio, uf=uf
    )
