"""Picking a company: from a list up to fifty, beyond that by typing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from econtador.base.texto import fold
from econtador.base.ui.formulario import Formulario
from econtador.empresas.models import Empresa, EmpresaQuerySet

MUITAS = 50
SUGESTOES = 20


@dataclass(frozen=True, slots=True)
class Escolha:
    """What the field shows: the options when they are few (None when not), and the chosen one."""

    opcoes: list[Empresa] | None
    escolhida: Empresa | None

    @property
    def valor(self) -> str:
        return str(self.escolhida.pk) if self.escolhida else ""


def choice_of(campo: forms.BoundField) -> Escolha:
    """Return the choice for a form field whose queryset holds the companies: one or two queries."""
    queryset: EmpresaQuerySet = campo.field.queryset  # type: ignore[attr-defined] # a choice field
    found = list(queryset[: MUITAS + 1])
    chosen = _chosen(campo.value(), found, queryset)
    return Escolha(found if len(found) <= MUITAS else None, chosen)


def suggestions(queryset: EmpresaQuerySet, text: str) -> list[Empresa]:
    """Return at most twenty companies whose name or document begins with `text`."""
    found = queryset.beginning_with(text) if text.strip() else queryset
    return list(found[:SUGESTOES])


def resolve(queryset: EmpresaQuerySet, text: str) -> Empresa | None:
    """Return the only company whose name or document begins with `text`, else None."""
    found = suggestions(queryset, text) if text.strip() else []
    exact = [empresa for empresa in found if empresa.nome_chave == fold(text)]
    found = exact or found
    return found[0] if len(found) == 1 else None


class ComEmpresa(Formulario):
    """A form whose `empresa` may be typed into `empresa_nome`, where a list would be too long."""

    empresa = forms.ModelChoiceField(
        label="Empresa", queryset=Empresa.objects.none(), required=False, empty_label="Todas"
    )
    empresa_nome = forms.CharField(label="Empresa", required=False, max_length=160)

    empresa_obrigatoria = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        text = data.get("empresa_nome", "").strip()
        if not data.get("empresa") and text and "empresa" not in self.errors:
            campo: Any = self.fields["empresa"]
            data["empresa"] = resolve(campo.queryset, text)
            if data["empresa"] is None:
                self.add_error("empresa", NAO_ACHADA)
        if self.empresa_obrigatoria and not data.get("empresa") and "empresa" not in self.errors:
            self.add_error("empresa", "Escolha a empresa.")
        return data


NAO_ACHADA = "Nenhuma empresa sua começa assim, ou há várias. Escolha uma na lista."


def _chosen(valor: Any, found: Iterable[Empresa], queryset: EmpresaQuerySet) -> Empresa | None:
    if not valor:
        return None
    for empresa in found:
        if str(empresa.pk) == str(valor):
            return empresa
    try:
        return queryset.filter(pk=valor).first()
    except (ValueError, forms.ValidationError):
        return None
