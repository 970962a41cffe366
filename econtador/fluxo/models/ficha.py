"""What is known of a tipo, as its form and its verbs hand it on."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models

from econtador.departamentos.models import Departamento
from econtador.fluxo.models.fase import Fase
from econtador.pessoas.models import Pessoa


class UnidadePrazo(models.TextChoices):
    HORAS = "horas", "horas úteis"
    DIAS_UTEIS = "dias_uteis", "dias úteis"


@dataclass(frozen=True, slots=True)
class FichaTipo:
    """What is known of a tipo; `fases` in the order in which an atendimento goes through them."""

    nome: str
    fases: Sequence[Fase]
    departamento: Departamento | None = None
    padrao: bool = False
    prazo_valor: int = 3
    prazo_unidade: str = UnidadePrazo.DIAS_UTEIS
    prioridade_padrao: int = 5
    modelo_texto: str = ""
    sem_acesso: Sequence[Pessoa] = ()


# The columns of the tipo itself; the other two are rows of their own.
COLUNAS = [nome for nome in FichaTipo.__dataclass_fields__ if nome not in ("fases", "sem_acesso")]
