"""The gallery: every piece of the kit with the cast of the domain, for the eye and for the tests.

`render_galeria` needs no database and no request, only Django's settings (forms draw widgets).
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from econtador.base.ui.formulario import Arquivos, DataHora, Formulario

PARTES = ("lista", "conversa", "formulario", "pecas")
EMPRESAS = [("", "Escolha a empresa"), ("1", "Padaria Sol Ltda"), ("2", "Oficina Lua ME")]
DEPARTAMENTOS = [("", "Nenhum"), ("1", "Fiscal"), ("2", "Departamento Pessoal")]
OPERADORES = [("", "Ninguém"), ("1", "Ana Prado"), ("2", "Bruno Lima"), ("3", "Carla Souza")]
POLITICAS = [
    ("1", "Delegar ao responsável do departamento"),
    ("2", "Atendimento sem delegação"),
    ("3", "Permitir que o cliente selecione o usuário de delegação"),
]


@dataclass(frozen=True)
class Figura:
    """Somebody of the cast, with what an avatar shows. `cor` goes from 0 to 7."""

    nome: str
    iniciais: str
    cor: int


@dataclass(frozen=True)
class Vinculo:
    """A place where the viewer may work."""

    rotulo: str
    url: str
    atual: bool


@dataclass(frozen=True)
class Espectador(Figura):
    """The viewer as the frame of the pages needs it."""

    tipo: str = "operador"
    administrador: bool = True
    escritorio_nome: str = "Contábil Aurora"
    vinculos: list[Vinculo] = field(
        default_factory=lambda: [
            Vinculo("Contábil Aurora", "/vinculos/1", atual=True),
            Vinculo("Contábil Boreal", "/vinculos/2", atual=False),
        ]
    )


ANA = Espectador("Ana Prado", "AP", 0)
ELENCO = {
    "ana": ANA,
    "bruno": Figura("Bruno Lima", "BL", 1),
    "carla": Figura("Carla Souza", "CS", 3),
    "celia": Figura("Célia Rocha", "CR", 2),
    "davi": Figura("Davi Nunes", "DN", 4),
    "rita": Figura("Rita Alves", "RA", 6),
    "otto": Figura("Otto Reis", "OR", 5),
    "edu": Figura("Edu Paz", "EP", 7),
}


class NovoAtendimento(Formulario):
    """The form of the manual page, with its exact words."""

    nome = forms.CharField(label="Nome do atendimento", max_length=120)
    empresa = forms.ChoiceField(label="Empresa", choices=EMPRESAS)
    departamento = forms.ChoiceField(label="Departamento", choices=DEPARTAMENTOS, required=False)
    delegado = forms.ChoiceField(label="Usuário para delegação", choices=OPERADORES, required=False)
    providenciar_ate = forms.DateTimeField(label="Providenciar até", widget=DataHora())
    parecer = forms.CharField(label="Parecer", widget=forms.Textarea())
    anexos = forms.FileField(label="Anexos", widget=Arquivos(), required=False)


class Configuracao(Formulario):
    """Choices and checks."""

    empresa = forms.CharField(widget=forms.HiddenInput(), required=False)
    empresa_nome = forms.CharField(label="Empresa, por digitação", required=False)
    politica = forms.ChoiceField(
        label="Delegação", choices=POLITICAS, widget=forms.RadioSelect(), initial="3"
    )
    so_delegado = forms.BooleanField(
        label="Só o usuário da delegação vê o atendimento",
        help_text="Administradores e quem abriu continuam vendo. Não vale para clientes.",
        required=False,
    )
    departamentos = forms.MultipleChoiceField(
        label="Departamentos", choices=DEPARTAMENTOS[1:], widget=forms.CheckboxSelectMultiple()
    )


class Filtro(Formulario):
    """The filter above the list."""

    empresa = forms.ChoiceField(label="Empresa", choices=[("", "Todas as empresas"), *EMPRESAS[1:]])
    departamento = forms.ChoiceField(
        label="Departamento", choices=[("", "Todos os departamentos"), *DEPARTAMENTOS[1:]]
    )
    pesquisa = forms.CharField(
        label="Pesquisa", widget=forms.TextInput({"placeholder": "Nome, número, CNPJ ou texto"})
    )


def render_galeria(
    *, face: str = "portal", tema: str = "auto", partes: tuple[str, ...] = PARTES
) -> str:
    """Render the chosen parts of the gallery as a whole page; parts are names of PARTES."""
    context = build_context(face=face, tema=tema, partes=partes)
    return build_environment().get_template("ui/galeria.html").render(context)


def build_environment() -> Environment:
    """The plain environment where every template must work: escaping on, nothing undefined."""
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "jinja2"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["static"] = lambda caminho: f"/static/{caminho}"
    env.globals["url"] = lambda nome, *args: "/".join(["", nome, *map(str, args)])
    return env


def build_context(*, face: str, tema: str, partes: tuple[str, ...]) -> dict[str, Any]:
    """What the pages receive from their view and from the frame."""
    return {
        "face": face,
        "face_nome": {"portal": "eContador", "packcrm": "PackCRM"}[face],
        "tema": tema,
        "partes": partes,
        "viewer": ANA,
        "menu": _menu(),
        "sino": "",
        "messages": _messages() if "pecas" in partes else [],
        "csrf_input": Markup('<input type="hidden" name="csrfmiddlewaretoken" value="x">'),
        "elenco": ELENCO,
        "filtro": Filtro(),
        "novo": NovoAtendimento(),
        "recusado": NovoAtendimento({"nome": "Folha de novembro", "parecer": "Segue o ponto."}),
        "configuracao": Configuracao(),
    }


def _messages() -> list[Message]:
    return [
        Message(constants.SUCCESS, "Parecer salvo."),
        Message(constants.ERROR, "O atendimento 1036 já está encerrado."),
    ]


def _menu() -> list[dict[str, object]]:
    principal = [
        _item("Atendimentos", "inbox", 14, atual=True),
        _item("Empresas", "building-2"),
        _item("Pessoas", "users"),
        _item("Relatórios", "chart-column"),
    ]
    visoes = [
        _item("Minha fila", "list-checks", 6),
        _item("Vencem esta semana", "calendar-clock", 9),
        _item("Aguardando cliente", "hourglass", 4),
    ]
    escritorio = [_item("Departamentos", "layers"), _item("Configurações", "settings")]
    return [
        {"titulo": None, "itens": principal},
        {"titulo": "Visões", "itens": visoes},
        {"titulo": "Escritório", "itens": escritorio},
    ]


def _item(
    rotulo: str, icone: str, contagem: int | None = None, *, atual: bool = False
) -> dict[str, object]:
    url = f"/{rotulo.lower().replace(' ', '-')}"
    return {"rotulo": rotulo, "url": url, "icone": icone, "contagem": contagem, "atual": atual}
