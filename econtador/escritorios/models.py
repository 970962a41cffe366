"""Escritórios: the tenants, their policies and their numbering."""

from uuid import UUID

from django.db import connection, models
from django.db.models import Q

from econtador.base.banco.viewing import viewing
from econtador.base.erros import SemPermissao
from econtador.base.ids import uuid7
from econtador.base.viewer import Viewer


class PoliticaDelegacao(models.TextChoices):
    """Who chooses the delegado when the client writes: one of three."""

    RESPONSAVEL = "responsavel", "Delegar ao responsável do departamento"
    SEM = "sem", "Atendimento sem delegação"
    CLIENTE = "cliente", "Permitir que o cliente selecione o usuário de delegação"


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
    criado_em = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(politica_delegacao__in=PoliticaDelegacao.values),
                name="escritorios_escritorio_politica",
            ),
            models.CheckConstraint(condition=~Q(nome=""), name="escritorios_escritorio_nome"),
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

    def set_policies(
        self, *, politica_delegacao: str, so_delegado_ve: bool, author: Viewer
    ) -> None:
        """Change the delegation policies; only an administrador may."""
        if not (author.administrador or author.papel == "sistema"):
            raise SemPermissao("Só um administrador muda as configurações do escritório.")
        self.politica_delegacao = politica_delegacao
        self.so_delegado_ve = so_delegado_ve
        self.save(update_fields=["politica_delegacao", "so_delegado_ve"])


class Numeracao(models.Model):
    """The last number given to an atendimento of the escritório: numbers only grow."""

    escritorio = models.OneToOneField(
        Escritorio, models.PROTECT, primary_key=True, related_name="numeracao"
    )
    ultimo = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.ultimo)

    @classmethod
    def next_for(cls, escritorio_id: UUID) -> int:
        """Take the next number; the row stays locked until the transaction ends: none is lost."""
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE escritorios_numeracao SET ultimo = ultimo + 1"
                " WHERE escritorio_id = %s RETURNING ultimo",
                [escritorio_id],
            )
            row = cursor.fetchone()
        assert row is not None, "a numeração nasce com o escritório"  # noqa: S101 - an invariant of `found`
        return int(row[0])
