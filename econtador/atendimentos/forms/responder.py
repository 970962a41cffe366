"""Adicionar Parecer, Delegar, Alterar dados, Tornar confidencial."""

from datetime import datetime
from typing import Any

from django import forms

from econtador.atendimentos.delegacao import eligible, may_choose_delegado, policy_sentence
from econtador.atendimentos.forms.anexos import ComAnexos
from econtador.atendimentos.forms.campos import DataHora, as_local, on_the_clock_of
from econtador.atendimentos.mencoes import mentioned_in
from econtador.atendimentos.models import Atendimento, Dados, NovoParecer
from econtador.base.ui.formulario import Formulario
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa


class ParecerForm(ComAnexos):
    """A new entry of the thread, perhaps with a delegation."""

    delegado = forms.ModelChoiceField(
        label="Usuário para delegação", queryset=Pessoa.objects.none(), required=False
    )
    texto = forms.CharField(label="Parecer", widget=forms.Textarea, max_length=20_000)
    nota_interna = forms.BooleanField(label="Nota interna", required=False)
    versao = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(self, *args: Any, viewer: Viewer, atendimento: Atendimento, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"versao": atendimento.versao})
        super().__init__(*args, **kwargs)
        self.viewer, self.atendimento = viewer, atendimento
        delegado = self.fields["delegado"]
        delegado.queryset = eligible(  # type: ignore[attr-defined] # a choice field
            viewer, departamento_id=atendimento.departamento_id, tipo_id=atendimento.tipo_id
        )
        atual = atendimento.delegado
        delegado.empty_label = f"{atual.nome} (atual)" if atual else "Ninguém"  # type: ignore[attr-defined] # the same
        delegado.disabled = not may_choose_delegado(viewer)
        delegado.help_text = policy_sentence(viewer) if delegado.disabled else ""
        if viewer.cliente:
            del self.fields["nota_interna"]

    def novo(self) -> NovoParecer:
        """Return what the verb `add_parecer` wants."""
        data = self.cleaned_data
        return NovoParecer(
            texto=data["texto"],
            delegado=data["delegado"],
            nota_interna=data.get("nota_interna", False),
            anexos=data["anexos"],
            mencionados=mentioned_in(data["texto"], self.viewer),
            versao=data["versao"],
        )


class DelegarForm(Formulario):
    """Delegate without a parecer; empty means nobody."""

    delegado = forms.ModelChoiceField(
        label="Usuário para delegação",
        queryset=Pessoa.objects.none(),
        required=False,
        empty_label="Ninguém",
    )
    versao = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(self, *args: Any, viewer: Viewer, atendimento: Atendimento, **kwargs: Any) -> None:
        kwargs.setdefault(
            "initial", {"versao": atendimento.versao, "delegado": atendimento.delegado_id}
        )
        super().__init__(*args, **kwargs)
        self.fields["delegado"].queryset = eligible(  # type: ignore[attr-defined] # a choice field
            viewer, departamento_id=atendimento.departamento_id, tipo_id=atendimento.tipo_id
        )


class DadosForm(Formulario):
    """Nome and providenciar até, on the clock of the empresa."""

    nome = forms.CharField(label="Nome do atendimento", max_length=200)
    providenciar_ate = DataHora(label="Providenciar até")
    versao = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(
        self, *args: Any, atendimento: Atendimento, agora: datetime, **kwargs: Any
    ) -> None:
        self.atendimento, self.agora = atendimento, agora
        self.fuso = atendimento.empresa.fuso
        self.atual = as_local(atendimento.providenciar_ate, self.fuso)
        kwargs.setdefault(
            "initial",
            {
                "nome": atendimento.nome,
                "providenciar_ate": self.atual,
                "versao": atendimento.versao,
            },
        )
        super().__init__(*args, **kwargs)

    def clean_providenciar_ate(self) -> datetime:
        local: datetime = self.cleaned_data["providenciar_ate"]
        if local.strftime("%Y-%m-%dT%H:%M") == self.atual:
            return self.atendimento.providenciar_ate
        em = on_the_clock_of(local, self.fuso)
        if em <= self.agora:
            raise forms.ValidationError("Esta data já passou. Escolha uma à frente.")
        return em

    def dados(self) -> Dados:
        """Return what the verb `edit` wants."""
        return Dados(**self.cleaned_data)


class ConfidencialForm(Formulario):
    """Who, besides the author, sees a confidencial."""

    pessoas = forms.ModelMultipleChoiceField(
        label="Pessoas que podem ver",
        queryset=Pessoa.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, viewer: Viewer, atendimento: Atendimento, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pessoas"].queryset = nameable(viewer, atendimento)  # type: ignore[attr-defined] # a choice field


def nameable(viewer: Viewer, atendimento: Atendimento) -> Any:
    """Return who may be named: active operadores, and clientes of the empresa."""
    pessoas = Pessoa.objects.filter(escritorio_id=viewer.escritorio_id).ativas()
    clientes = pessoas.filter(acessos_empresa__empresa_id=atendimento.empresa_id)
    return (pessoas.operadores() | clientes).distinct().by_name()
