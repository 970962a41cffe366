"""One verb over many atendimentos: each in a savepoint of its own, each with its answer.

A row that refuses leaves the others as they were asked to be. What the viewer may not see is not
told apart from what does not exist.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from econtador.atendimentos.models import Atendimento
from econtador.base.erros import DadoInvalido, DomainError
from econtador.base.viewer import Viewer

TETO = 500
NAO_ENCONTRADO = "Não encontrado entre os atendimentos que você pode ver."


@dataclass(frozen=True, slots=True)
class Marcados:
    """The rows marked that the viewer sees, oldest first, and how many others were marked."""

    linhas: list[Atendimento]
    perdidos: int

    @property
    def total(self) -> int:
        return len(self.linhas) + self.perdidos


@dataclass(frozen=True, slots=True)
class Resultado:
    """What became of one row; `atendimento` is None where there is none that the viewer sees."""

    atendimento: Atendimento | None
    mensagem: str
    feito: bool = False


def marked(ids: Iterable[str], viewer: Viewer) -> Marcados:
    """Load what was marked, in one query. Raises DadoInvalido for none and for more than TETO."""
    asked = list(dict.fromkeys(ids))
    if not asked:
        raise DadoInvalido("Marque ao menos um atendimento na lista.")
    if len(asked) > TETO:
        raise DadoInvalido(f"Marque até {TETO} atendimentos de cada vez.")
    known = [pk for pk in map(_uuid, asked) if pk]
    # Two people who mark the same rows lock them in the same order.
    rows = Atendimento.objects.visible_to(viewer).filter(pk__in=known).order_by("pk")
    linhas = list(rows.select_related("empresa", "departamento", "fase", "delegado"))
    return Marcados(linhas, len(asked) - len(linhas))


def apply_to_each(
    marcados: Marcados, verbo: Callable[[Atendimento], None], feito: str
) -> list[Resultado]:
    """Call the verb on every row and return what became of each, `feito` where it went well."""
    done = [_try(each, verbo, feito) for each in marcados.linhas]
    return done + [Resultado(None, NAO_ENCONTRADO)] * marcados.perdidos


def _try(atendimento: Atendimento, verbo: Callable[[Atendimento], None], feito: str) -> Resultado:
    try:
        with transaction.atomic():
            verbo(atendimento)
    except DomainError as erro:
        return Resultado(atendimento, erro.mensagem)
    return Resultado(atendimento, feito, feito=True)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
