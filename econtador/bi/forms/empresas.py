"""Which companies: chosen one by one, a carteira, all that are active, or a pasted list."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from econtador.base.brasil.documento import parse
from econtador.base.brasil.erros import DocumentoInvalido
from econtador.base.ui.formulario import Formulario
from econtador.base.viewer import Viewer
from econtador.empresas.models import Carteira, Empresa, EmpresaQuerySet

TETO = 1000
ESCOLHIDAS, CARTEIRA, TODAS, LISTA = "escolhidas", "carteira", "todas", "lista"
QUAIS = [
    (ESCOLHIDAS, "Escolher na lista"),
    (CARTEIRA, "Uma carteira"),
    (TODAS, "Todas as ativas"),
    (LISTA, "Colar CNPJ, CPF ou CAEPF"),
]


@dataclass(frozen=True, slots=True)
class Recusada:
    """A line of the pasted list that names no company to open for, and why."""

    texto: str
    motivo: str


class ComEmpresas(Formulario):
    """A form about many companies; `escolhidas` and `recusadas` hold what was found."""

    quais = forms.ChoiceField(
        label="Empresas", choices=QUAIS, widget=forms.RadioSelect, initial=ESCOLHIDAS
    )
    empresas = forms.ModelMultipleChoiceField(
        label="Empresas", queryset=Empresa.objects.none(), required=False
    )
    carteira = forms.ModelChoiceField(
        label="Carteira", queryset=Carteira.objects.none(), required=False, empty_label="Escolha"
    )
    lista = forms.CharField(
        label="CNPJ, CPF ou CAEPF, um por linha",
        required=False,
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        self.escolhidas: list[Empresa] = []
        self.recusadas: list[Recusada] = []
        offered = {
            "empresas": offered_to(viewer),
            "carteira": Carteira.objects.filter(escritorio_id=viewer.escritorio_id)
            .ativas()
            .by_name(),
        }
        for nome, queryset in offered.items():
            self.fields[nome].queryset = queryset  # type: ignore[attr-defined] # choice fields

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for nome in CAMPOS.keys() - {data.get("quais")}:
            self.errors.pop(CAMPOS[nome], None)  # of a way that was not taken
        if data.get("quais") and not self.errors:
            self._find(data)
        return data

    def _find(self, data: dict[str, Any]) -> None:
        ways: dict[str, Callable[[], list[Empresa]]] = {
            ESCOLHIDAS: lambda: list(data["empresas"]),
            CARTEIRA: lambda: self._of_carteira(data["carteira"]),
            TODAS: lambda: list(offered_to(self.viewer)[: TETO + 1]),
            LISTA: lambda: self._pasted(data["lista"]),
        }
        found = ways[data["quais"]]()
        campo = CAMPOS.get(data["quais"], "quais")
        if not found:
            self.add_error(campo, NENHUMA[data["quais"]])
        if len(found) > TETO:
            self.add_error(campo, f"Abra para até {TETO} empresas de cada vez.")
        self.escolhidas = found

    def _of_carteira(self, carteira: Carteira | None) -> list[Empresa]:
        own = offered_to(self.viewer).filter(carteira=carteira)
        return list(own[: TETO + 1]) if carteira else []

    def _pasted(self, text: str) -> list[Empresa]:
        asked = dict.fromkeys(line for line in map(str.strip, re.split(r"[\n;,\t]", text)) if line)
        if len(asked) > TETO:
            raise ValidationError({"lista": f"Cole até {TETO} linhas de cada vez."})
        known = _by_document(asked, self.viewer)
        found = [self._one(line, known) for line in asked]
        return list(dict.fromkeys(empresa for empresa in found if empresa))

    def _one(self, line: str, known: dict[str, Empresa]) -> Empresa | None:
        try:
            empresa = known.get(parse(line).valor)
        except DocumentoInvalido as erro:
            empresa, motivo = None, erro.mensagem
        else:
            motivo = _why_not(empresa)
        if motivo:
            self.recusadas.append(Recusada(line[:60], motivo))
        return None if motivo else empresa


def _why_not(empresa: Empresa | None) -> str:
    if empresa is None:
        return "Não há empresa com este documento no escritório."
    return "" if empresa.ativa else f"{empresa} está inativa."


CAMPOS = {ESCOLHIDAS: "empresas", CARTEIRA: "carteira", LISTA: "lista"}
NENHUMA = {
    ESCOLHIDAS: "Marque ao menos uma empresa.",
    CARTEIRA: "Escolha uma carteira que tenha empresas ativas.",
    TODAS: "O escritório ainda não tem empresas ativas.",
    LISTA: "Nenhuma linha é de uma empresa ativa do escritório.",
}


def offered_to(viewer: Viewer) -> EmpresaQuerySet:
    """Return the companies for which one may open, by name."""
    return Empresa.objects.filter(escritorio_id=viewer.escritorio_id).ativas().by_name()


def _by_document(lines: Iterable[str], viewer: Viewer) -> dict[str, Empresa]:
    valores = [valor for line in lines if (valor := _value(line))]
    own = Empresa.objects.filter(escritorio_id=viewer.escritorio_id, documento__in=valores)
    return {empresa.documento: empresa for empresa in own}


def _value(line: str) -> str:
    try:
        return parse(line).valor
    except DocumentoInvalido:
        return ""
