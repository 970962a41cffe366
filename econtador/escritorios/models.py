"""Escritórios: the tenants, their policies and their numbering."""

from dataclasses import asdict, dataclass, fields
from uuid import UUID

from django.db import connection, models, transaction
from django.db.models import Q

from econtador.base.banco.viewing import viewing
from econtador.base.ids import uuid7
from econtador.base.models import Assunto, audit, changes
from econtador.base.viewer import Viewer


class PoliticaDelegacao(models.TextChoices):
    """Who chooses the delegado when the client writes: one of three."""

    RESPONSAVEL = "responsavel", "Delegar ao responsável do departamento"
    SEM = "sem", "Atendimento sem delegação"
    CLIENTE = "cliente", "Permitir que o cliente selecione o usuário de delegação"


class RegraPrazo(models.TextChoices):
    """What becomes of a deadline that falls on a day without work."""

    POSTERGAR = "postergar", "Postergar para o próximo dia útil"
    ANTECIPAR = "antecipar", "Antecipar para o dia útil anterior"
    MANTER = "manter", "Manter a data"


NENHUMA_URGENTE, MENOR_PRIORIDADE = 0, 9
MAX_DIAS_PARA_REABRIR, MAX_DIAS_DE_SILENCIO = 365, 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Politicas:
    """What an escritório decides about its atendimentos.

    `prioridade_urgente`: this one and the more urgent are, 0 for none; `dias_para_reabrir`: days,
    0 for never; `dias_de_silencio`: business days; `regra_prazo`: one of RegraPrazo.
    """

    politica_delegacao: str = PoliticaDelegacao.CLIENTE
    so_delegado_ve: bool = False
    encerra_no_portal: bool = True
    prioridade_urgente: int = 2
    dias_para_reabrir: int = 15
    dias_de_silencio: int = 5
    regra_prazo: str = RegraPrazo.POSTERGAR


class Escritorio(models.Model):
    """An accounting office: everything else belongs to one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    nome = models.CharField(max_length=120)
    fuso = models.CharField("fuso horário", max_length=40, default="America/Sao_Paulo")
    uf = models.CharField("UF", max_length=2, blank=True)
    politica_delegacao = models.CharField(
        "política de delegação",
        max_length=12,
        choices=PoliticaDelegacao,
        default=PoliticaDelegacao.CLIENTE,
    )
    so_delegado_ve = models.BooleanField("só o usuário da delegação vê", default=False)
    encerra_no_portal = models.BooleanField("operadores podem encerrar no portal", default=True)
    prioridade_urgente = models.PositiveSmallIntegerField("prioridade urgente até", default=2)
    dias_para_reabrir = models.PositiveSmallIntegerField("dias para reabrir", default=15)
    dias_de_silencio = models.PositiveSmallIntegerField("dias úteis de silêncio", default=5)
    regra_prazo = models.CharField(
        "prazo em dia sem expediente",
        max_length=9,
        choices=RegraPrazo,
        default=RegraPrazo.POSTERGAR,
    )
    criado_em = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(politica_delegacao__in=PoliticaDelegacao.values),
                name="escritorios_escritorio_politica",
            ),
            models.CheckConstraint(condition=~Q(nome=""), name="escritorios_escritorio_nome"),
            models.CheckConstraint(
                condition=Q(prioridade_urgente__range=(NENHUMA_URGENTE, MENOR_PRIORIDADE)),
                name="escritorios_escritorio_prioridade_urgente",
            ),
            models.CheckConstraint(
                condition=Q(dias_para_reabrir__range=(0, MAX_DIAS_PARA_REABRIR)),
                name="escritorios_escritorio_dias_para_reabrir",
            ),
            models.CheckConstraint(
                condition=Q(dias_de_silencio__range=(1, MAX_DIAS_DE_SILENCIO)),
                name="escritorios_escritorio_dias_de_silencio",
            ),
            models.CheckConstraint(
                condition=Q(regra_prazo__in=RegraPrazo.values),
                name="escritorios_escritorio_regra_prazo",
            ),
        ]

    def __str__(self) -> str:
        return self.nome

    @classmethod
    def found(cls, *, nome: str, uf: str = "", fuso: str = "America/Sao_Paulo") -> "Escritorio":
        """Create an escritório with its numbering and return it."""
        novo = cls(nome=nome.strip(), uf=uf, fuso=fuso)
        with viewing(Viewer.sistema(novo.id)):
            novo.save(force_insert=True)
            Numeracao.objects.create(escritorio=novo)
        return novo

    @property
    def politicas(self) -> Politicas:
        """The policies as they are; `set_policies` wants them back whole."""
        return Politicas(**{field.name: getattr(self, field.name) for field in fields(Politicas)})

    @transaction.atomic
    def set_policies(self, politicas: Politicas, *, author: Viewer) -> None:
        """Change the policies; only an administrador may. The audit tells what changed."""
        author.require_administrador()
        self.refresh_from_db(from_queryset=Escritorio.objects.select_for_update(no_key=True))
        mudancas = changes(_in_words(self.politicas), _in_words(politicas))
        if not mudancas:
            return
        new = asdict(politicas)
        for name, value in new.items():
            setattr(self, name, value)
        self.save(update_fields=list(new))
        audit(Assunto.POLITICA, "mudou as configurações", author=author, mudancas=mudancas)


def _in_words(politicas: Politicas) -> dict[str, str | int | bool]:
    delegacao = dict(PoliticaDelegacao.choices)
    regra = dict(RegraPrazo.choices)
    return {
        "Delegação": delegacao.get(politicas.politica_delegacao, politicas.politica_delegacao),
        "Só o usuário da delegação vê": politicas.so_delegado_ve,
        "Operadores podem encerrar no portal": politicas.encerra_no_portal,
        "Dias para reabrir": politicas.dias_para_reabrir,
        "Dias úteis de silêncio": politicas.dias_de_silencio,
        "Prioridade urgente até": politicas.prioridade_urgente,
        "Prazo em dia sem expediente": regra.get(politicas.regra_prazo, politicas.regra_prazo),
    }


class Numeracao(models.Model):
    """The last number given to an atendimento of the escritório: numbers only grow."""

    escritorio = models.OneToOneField(
        Escritorio, models.PROTECT, primary_key=True, related_name="numeracao"
    )
    ultimo = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.ultimo)

    @classmethod
    def next_for(cls, escritorio_id: UUID, quantos: int = 1) -> int:
        """Take the next `quantos` numbers, one after the other, and return the first of them.

        The row stays locked until the transaction ends: none is lost.
        """
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE escritorios_numeracao SET ultimo = ultimo + %s"
                " WHERE escritorio_id = %s RETURNING ultimo",
                [quantos, escritorio_id],
            )
            row = cursor.fetchone()
        assert row is not None, "a numeração nasce com o escritório"  # noqa: S101 - an invariant of `found`
        return int(row[0]) - quantos + 1
