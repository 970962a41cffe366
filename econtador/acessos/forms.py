"""The forms that give and take rights."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef

from econtador.acessos.models import VERBOS, AcessoDepartamento, AcessoEmpresa
from econtador.base.ui.formulario import Formulario
from econtador.base.viewer import Viewer
from econtador.departamentos import forms as departamentos
from econtador.departamentos.models import Departamento, DepartamentoQuerySet
from econtador.empresas.escolha import ComEmpresa
from econtador.empresas.models import Empresa, EmpresaQuerySet
from econtador.pessoas import forms as pessoas
from econtador.pessoas.models import Pessoa, TipoPessoa

ESCOLHA_DA_LISTA = {"invalid_choice": "Escolha da lista: um dos marcados não está nela."}
DO_OPERADOR = "Ele vê os atendimentos destes, os sem departamento e os delegados a ele."
DO_CLIENTE = "Sem nenhum departamento, o cliente não passa da entrada."
OPCIONAIS = VERBOS[1:]


class PessoaForm(pessoas.FichaForm):
    """The ficha of a person with his departamentos."""

    departamentos = forms.ModelMultipleChoiceField(
        label="Departamentos",
        queryset=Departamento.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=ESCOLHA_DA_LISTA,
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer, self.oferecidos = viewer, departamentos_of(viewer)
        field = self.fields["departamentos"]
        field.queryset = self.oferecidos  # type: ignore[attr-defined] # a choice field
        field.help_text = DO_OPERADOR if self.tipo == TipoPessoa.OPERADOR else DO_CLIENTE

    def give_departamentos(self, pessoa: Pessoa) -> None:
        """Give the person exactly the departamentos that are marked."""
        chosen = self.cleaned_data["departamentos"]
        AcessoDepartamento.set_departamentos(
            pessoa, chosen, offered=self.oferecidos, author=self.viewer
        )


class DepartamentoForm(departamentos.FichaForm):
    """The ficha of a departamento with the operadores who have it."""

    operadores = forms.ModelMultipleChoiceField(
        label="Operadores com acesso",
        queryset=Pessoa.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=ESCOLHA_DA_LISTA,
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        self.viewer, self.oferecidos = viewer, departamentos.operadores_of(viewer)
        self.fields["operadores"].queryset = self.oferecidos  # type: ignore[attr-defined] # a choice field

    def give_access(self, departamento: Departamento) -> None:
        """Let exactly the marked operadores, and the responsável, have the departamento."""
        data = self.cleaned_data
        chosen = {*data["operadores"], *filter(None, [data["responsavel"]])}
        AcessoDepartamento.set_pessoas(
            departamento, chosen, offered=self.oferecidos, author=self.viewer
        )


class VerbosForm(Formulario):
    """What a cliente may do besides seeing."""

    criar = forms.BooleanField(label="Criar", required=False)
    editar = forms.BooleanField(label="Editar", required=False)
    excluir = forms.BooleanField(label="Excluir (cancelar)", required=False)

    @property
    def verbos(self) -> list[str]:
        return [verbo for verbo in OPCIONAIS if self.cleaned_data[verbo]]


class LiberarForm(ComEmpresa, VerbosForm):
    """One more empresa for a cliente, of those that he has not."""

    empresa_obrigatoria = True

    def __init__(self, *args: Any, viewer: Viewer, pessoa: Pessoa, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campo = self.fields["empresa"]
        campo.queryset = _not_yet(viewer, pessoa)  # type: ignore[attr-defined] # a choice field
        campo.empty_label = "Escolha"  # type: ignore[attr-defined] # the same
        campo.error_messages["invalid_choice"] = "Escolha uma empresa ativa ainda não liberada."


def departamentos_of(viewer: Viewer) -> DepartamentoQuerySet:
    """Return the departamentos in use of the viewer's escritório, in their order."""
    return Departamento.objects.filter(escritorio_id=viewer.escritorio_id).ativos().in_order()


def _not_yet(viewer: Viewer, pessoa: Pessoa) -> EmpresaQuerySet:
    has = AcessoEmpresa.objects.filter(pessoa=pessoa, empresa_id=OuterRef("pk"))
    empresas = Empresa.objects.filter(escritorio_id=viewer.escritorio_id).ativas()
    return empresas.filter(~Exists(has)).by_name()
