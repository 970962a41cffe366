"""The two steps of the import that ask something: the file, and its columns."""

from typing import Any

from django import forms

from econtador.base.ui.formulario import Formulario
from econtador.empresas.importacao.campos import CAMPOS, Colunas, letters
from econtador.empresas.importacao.tabela import MAX_BYTES, MAX_LINHAS
from econtador.empresas.models import Importacao

PULAR, ATUALIZAR = "pular", "atualizar"


class ArquivoForm(Formulario):
    """The file; what it contains is judged after it was read."""

    arquivo = forms.FileField(
        label="Arquivo",
        help_text=f"CSV ou XLSX, até {MAX_LINHAS // 1000} mil empresas e {MAX_BYTES >> 20} MB.",
        error_messages={
            "empty": "O arquivo está vazio.",
            "required": "Escolha o arquivo da planilha.",
        },
        widget=forms.FileInput({"accept": ".csv,.txt,.tsv,.xlsx"}),
    )


class ColunasForm(Formulario):
    """For each field the column that fills it; and what becomes of companies that are known."""

    existentes = forms.ChoiceField(
        label="Empresas que já estão cadastradas",
        choices=[
            (PULAR, "Deixar como estão"),
            (ATUALIZAR, "Atualizar com o que a planilha traz"),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, importacao: Importacao, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Não importar"), *_columns_of(importacao)]
        for campo in CAMPOS:
            self.fields[campo.nome] = forms.ChoiceField(
                label=campo.rotulo, choices=choices, required=campo.obrigatorio
            )

    @property
    def campos(self) -> list[forms.BoundField]:
        """The fields that ask for a column, in order."""
        return [self[campo.nome] for campo in CAMPOS]

    def colunas(self) -> Colunas:
        """Return the number of the column of each field that has one."""
        data = self.cleaned_data
        return {c.nome: int(data[c.nome]) for c in CAMPOS if data[c.nome]}

    @property
    def atualizar(self) -> bool:
        return bool(self.cleaned_data["existentes"] == ATUALIZAR)


def initial_of(importacao: Importacao) -> dict[str, str]:
    """Return what the form begins with: what was recognised or chosen."""
    columns = {nome: str(coluna) for nome, coluna in importacao.colunas.items()}
    return {"existentes": ATUALIZAR if importacao.atualizar else PULAR, **columns}


def _columns_of(importacao: Importacao) -> list[tuple[str, str]]:
    """Return each column by its letter and title, with what stands first in it."""
    return [
        (str(n), f"{letters(n)} · {titulo}{_example(importacao, n)}"[:80])
        for n, titulo in enumerate(importacao.cabecalho)
    ]


def _example(importacao: Importacao, n: int) -> str:
    first = next((linha[1][n] for linha in importacao.linhas[:20] if linha[1][n]), "")
    return f" (ex.: {first})" if first else ""
