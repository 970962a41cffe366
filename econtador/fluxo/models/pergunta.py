"""What a tipo asks when an atendimento is opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from econtador.base.banco.campos import Referencia
from econtador.base.erros import DadoInvalido
from econtador.fluxo.models.comum import Repetido
from econtador.fluxo.models.partes import ParteDoTipo, ParteQuerySet


class Especie(models.TextChoices):
    """The kinds of answers."""

    TEXTO = "texto", "Texto curto"
    TEXTO_LONGO = "texto_longo", "Texto longo"
    NUMERO = "numero", "Número"
    DATA = "data", "Data"
    SIM_NAO = "sim_nao", "Sim ou não"
    ESCOLHA = "escolha", "Escolha de uma lista"
    COMPETENCIA = "competencia", "Competência (mês)"
    VALOR = "valor", "Valor em reais"


@dataclass(frozen=True, slots=True)
class FichaPergunta:
    """What is known of a question; only an `escolha` has options, and at least two."""

    rotulo: str
    especie: str = Especie.TEXTO
    ajuda: str = ""
    opcoes: Sequence[str] = ()
    obrigatoria: bool = False


class PerguntaQuerySet(ParteQuerySet["Pergunta"]):
    """Sentences about questions."""

    def ativas(self) -> "PerguntaQuerySet":
        return self.filter(ativa=True)


class Pergunta(ParteDoTipo):
    """A question of the form that opens an atendimento of the tipo."""

    MARCA = "ativa"
    REPETIDO: ClassVar[Repetido] = Repetido(
        "fluxo_pergunta_rotulo_unico", "Este tipo já tem uma pergunta com este rótulo.", "rotulo"
    )

    tipo = Referencia("fluxo.Tipo", related_name="perguntas")
    ajuda = models.CharField(max_length=200, blank=True)
    especie = models.CharField("espécie", max_length=12, choices=Especie, default=Especie.TEXTO)
    opcoes = ArrayField(
        models.CharField(max_length=120), verbose_name="opções", default=list, blank=True
    )
    obrigatoria = models.BooleanField("obrigatória", default=False)
    ativa = models.BooleanField(default=True)

    objects = PerguntaQuerySet.as_manager()

    class Meta(ParteDoTipo.Meta):
        constraints = [
            *ParteDoTipo.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "tipo", "rotulo"],
                condition=Q(ativa=True),
                name="fluxo_pergunta_rotulo_unico",
            ),
            models.CheckConstraint(condition=~Q(rotulo=""), name="fluxo_pergunta_rotulo"),
            models.CheckConstraint(
                condition=Q(especie__in=Especie.values), name="fluxo_pergunta_especie"
            ),
            models.CheckConstraint(
                condition=Q(especie="escolha", opcoes__len__gte=2)
                | (~Q(especie="escolha") & Q(opcoes__len=0)),
                name="fluxo_pergunta_opcoes",
            ),
        ]

    @property
    def chamada(self) -> str:
        return f"a pergunta {self.rotulo} do tipo {self.tipo}"

    def _fill(self, ficha: FichaPergunta) -> None:
        super()._fill(ficha)
        self.opcoes = options_of(ficha)

    def _in_words(self) -> dict[str, Any]:
        return {
            "Pergunta": self.rotulo,
            "Tipo de resposta": Especie(self.especie).label,
            "Opções": " · ".join(self.opcoes),
            "Ajuda": self.ajuda,
            "Resposta obrigatória": self.obrigatoria,
        }


def options_of(ficha: FichaPergunta) -> list[str]:
    """Return the options of the question, trimmed, each once; none where it is no choice.

    Raises DadoInvalido where a choice has fewer than two.
    """
    if ficha.especie != Especie.ESCOLHA:
        return []
    trimmed = [opcao.strip() for opcao in ficha.opcoes]
    opcoes = list(dict.fromkeys(opcao for opcao in trimmed if opcao))
    if len(opcoes) < 2:
        raise DadoInvalido("Escreva pelo menos duas opções, uma por linha.", "opcoes")
    return opcoes
