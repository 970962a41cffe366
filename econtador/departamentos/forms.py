"""The ficha of a departamento, without who has it: that is of the room acessos."""

from typing import Any

from django import forms

from econtador.base.ui.formulario import Formulario
from econtador.base.viewer import Viewer
from econtador.departamentos.models import Departamento, Ficha
from econtador.pessoas.models import Pessoa, PessoaQuerySet


class FichaForm(Formulario):
    """Name, description, who answers for it, in use or not."""

    nome = forms.CharField(label="Nome", max_length=80)
    descricao = forms.CharField(label="Descrição", max_length=300, required=False)
    responsavel = forms.ModelChoiceField(
        label="Responsável",
        queryset=Pessoa.objects.none(),
        required=False,
        empty_label="Ninguém",
        help_text="Tem sempre acesso ao departamento.",
        error_messages={"invalid_choice": "Escolha um operador ativo do escritório."},
    )
    ativo = forms.BooleanField(
        label="Ativo",
        required=False,
        help_text="Desligado, não é oferecido em novos atendimentos. Os que já existem ficam.",
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsavel"].queryset = operadores_of(viewer)  # type: ignore[attr-defined] # a choice field

    def ficha(self) -> Ficha:
        """Return what the verbs `add` and `change` want."""
        data = self.cleaned_data
        return Ficha(**{nome: data[nome] for nome in Ficha.__dataclass_fields__})


def operadores_of(viewer: Viewer) -> PessoaQuerySet:
    """Return the active operadores of the viewer's escritório, by name."""
    pessoas = Pessoa.objects.filter(escritorio_id=viewer.escritorio_id)
    return pessoas.operadores().ativas().by_name()


def initial_of(departamento: Departamento) -> dict[str, Any]:
    """Return what the form of this departamento begins with."""
    return {
        "nome": departamento.nome,
        "descricao": departamento.descricao,
        "responsavel": departamento.responsavel_id,
        "ativo": departamento.ativo,
    }
