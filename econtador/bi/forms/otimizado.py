"""Otimizado: one atendimento for each of many companies."""

from datetime import datetime
from typing import Any

from django import forms

from econtador.atendimentos.delegacao import eligible
from econtador.atendimentos.forms.abrir import departamentos_of
from econtador.atendimentos.forms.campos import DataHora, on_the_clock_of
from econtador.atendimentos.forms.filtro import tipos_seen
from econtador.atendimentos.models import Pedido
from econtador.base.viewer import Viewer
from econtador.bi.forms.empresas import ComEmpresas
from econtador.bi.preenchimento import asks_for, fill, month_of, unknown_in
from econtador.departamentos.models import Departamento
from econtador.empresas.models import Empresa
from econtador.fluxo.models import Tipo
from econtador.pessoas.models import Pessoa

MAX_NOME = 200


class OtimizadoForm(ComEmpresas):
    """What all of them have in common, and where the texts differ by placeholders."""

    nome = forms.CharField(label="Nome do atendimento", max_length=MAX_NOME)
    tipo = forms.ModelChoiceField(
        label="Tipo", queryset=Tipo.objects.none(), required=False, empty_label="O do departamento"
    )
    departamento = forms.ModelChoiceField(
        label="Departamento",
        queryset=Departamento.objects.none(),
        required=False,
        empty_label="Nenhum",
    )
    delegado = forms.ModelChoiceField(
        label="Usuário para delegação",
        queryset=Pessoa.objects.none(),
        required=False,
        empty_label="Ninguém",
    )
    providenciar_ate = DataHora(label="Providenciar até")
    competencia = forms.RegexField(
        r"^[0-9]{4}-(0[1-9]|1[0-2])$",
        label="Competência",
        required=False,
        widget=forms.TextInput(attrs={"type": "month", "placeholder": "2026-10"}),
        error_messages={"invalid": "Escreva o ano e o mês, como 2026-10."},
    )
    parecer = forms.CharField(label="Parecer", widget=forms.Textarea, max_length=20_000)

    def __init__(self, *args: Any, viewer: Viewer, agora: datetime, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        self.agora = agora
        offered = {
            "tipo": tipos_seen(viewer).filter(ativo=True),
            "departamento": departamentos_of(viewer),
            "delegado": eligible(viewer),
        }
        for nome, queryset in offered.items():
            self.fields[nome].queryset = queryset  # type: ignore[attr-defined] # choice fields

    def clean_nome(self) -> str:
        return self._known("nome")

    def clean_parecer(self) -> str:
        return self._known("parecer")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        local = data.get("providenciar_ate")
        if local and on_the_clock_of(local, self.viewer.fuso) <= self.agora:
            self.add_error("providenciar_ate", "Esta data já passou. Escolha uma à frente.")
        texts = (data.get("nome", ""), data.get("parecer", ""))
        if asks_for("competencia", *texts) and not data.get("competencia"):
            self.add_error("competencia", "O nome ou o parecer usa {competencia}: escolha o mês.")
        return data

    def pedidos(self) -> list[Pedido]:
        """Return what the verb `open_many` wants, one a company."""
        return [self._pedido(empresa) for empresa in self.escolhidas]

    def _pedido(self, empresa: Empresa) -> Pedido:
        data = self.cleaned_data
        valores = {
            "empresa": empresa.nome,
            "competencia": month_of(data["competencia"]),
            "documento": empresa.documento_formatado,
        }
        return Pedido(
            nome=fill(data["nome"], valores)[:MAX_NOME],
            empresa=empresa,
            departamento=data["departamento"],
            delegado=data["delegado"],
            tipo=data["tipo"],
            providenciar_ate=on_the_clock_of(data["providenciar_ate"], empresa.fuso),
            competencia=data["competencia"],
            parecer=fill(data["parecer"], valores),
        )

    def _known(self, campo: str) -> str:
        text: str = self.cleaned_data[campo]
        unknown = unknown_in(text)
        if unknown:
            nomes = ", ".join(f"{{{nome}}}" for nome in unknown)
            raise forms.ValidationError(
                f"Não conheço {nomes}. Use {{empresa}}, {{competencia}} ou {{documento}}."
            )
        return text
