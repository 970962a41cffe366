"""What a person wants to be told of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from econtador.avisos.models import Especie, Frequencia, Preferencia
from econtador.avisos.models.preferencia import PADRAO, Escolha
from econtador.base.ui.formulario import Formulario
from econtador.base.viewer import Viewer

SO_DO_ESCRITORIO = (Especie.NOTA, Especie.DELEGACAO, Especie.MENCAO)
EXPLICACOES = {
    Especie.NOVO: "Alguém abriu um atendimento que é com você.",
    Especie.PARECER: "Alguém escreveu num atendimento que é com você.",
    Especie.NOTA: "Um colega escreveu uma nota que só o escritório vê.",
    Especie.DELEGACAO: "O próximo passo passou a ser seu.",
    Especie.MENCAO: "Alguém escreveu @ e o seu nome.",
    Especie.ENCERRAMENTO: "Encerrado, reaberto, cancelado, ou alguém pede para encerrar.",
    Especie.MUDANCA: "Nome, prazo, fase, delegação ou com quem está a bola.",
    Especie.CONFIDENCIAL: "Tornou-se confidencial, ou mais alguém passou a ver.",
}


@dataclass(frozen=True, slots=True)
class Linha:
    """One kind in the table of the form."""

    especie: Especie
    explicacao: str
    tela: BoundField
    email: BoundField


class PreferenciasForm(Formulario):
    """One line for each kind that can reach this person."""

    def __init__(self, data: Any = None, *, viewer: Viewer) -> None:
        super().__init__(data)
        self._especies = especies_of(viewer)
        chosen = Preferencia.of({viewer.eu})
        for especie in self._especies:
            escolha = chosen.get((viewer.eu, especie), PADRAO[especie])
            self._add(especie, escolha)

    def linhas(self) -> Iterator[Linha]:
        """The lines of the table."""
        for especie in self._especies:
            yield Linha(
                especie, EXPLICACOES[especie], self[f"tela_{especie}"], self[f"email_{especie}"]
            )

    def escolhas(self) -> dict[Especie, Escolha]:
        """Return what was chosen."""
        dados = self.cleaned_data
        return {
            especie: Escolha(dados[f"tela_{especie}"], Frequencia(dados[f"email_{especie}"]))
            for especie in self._especies
        }

    def _add(self, especie: Especie, escolha: Escolha) -> None:
        self.fields[f"tela_{especie}"] = forms.BooleanField(
            label=f"{especie.label}: na tela", required=False, initial=escolha.na_tela
        )
        self.fields[f"email_{especie}"] = forms.ChoiceField(
            label=f"{especie.label}: e-mail", choices=Frequencia.choices, initial=escolha.email
        )


def especies_of(viewer: Viewer) -> list[Especie]:
    """Return the kinds that can reach this person."""
    return [e for e in Especie if not (viewer.cliente and e in SO_DO_ESCRITORIO)]
