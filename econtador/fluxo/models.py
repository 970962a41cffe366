"""Fluxo: the fases an atendimento goes through and the tipos that bring deadline and priority."""

from django.db import models
from django.db.models import Q

from econtador.base.banco.campos import DoEscritorio, Referencia


class UnidadePrazo(models.TextChoices):
    HORAS = "horas", "horas úteis"
    DIAS_UTEIS = "dias_uteis", "dias úteis"


class Fase(DoEscritorio):
    """A step inside *Em aberto*."""

    nome = models.CharField(max_length=60)
    modelo_padrao = models.TextField("modelo padrão", blank=True)
    encerra = models.BooleanField("encerra atendimento", default=False)
    usuario_obrigatorio = models.BooleanField("usuário obrigatório no parecer", default=False)
    parecer_obrigatorio = models.BooleanField("digitação de parecer obrigatório", default=False)
    ordem = models.PositiveSmallIntegerField(default=0)
    ativa = models.BooleanField(default=True)

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(fields=["escritorio", "nome"], name="fluxo_fase_nome_unico"),
        ]

    def __str__(self) -> str:
        return self.nome


class Tipo(DoEscritorio):
    """A kind of atendimento: prazo padrão, prioridade padrão (1 = most urgent) and its fases."""

    nome = models.CharField(max_length=80)
    departamento = Referencia("departamentos.Departamento", null=True, blank=True)
    padrao = models.BooleanField("padrão", default=False)
    prazo_valor = models.PositiveSmallIntegerField("prazo padrão", default=3)
    prazo_unidade = models.CharField(
        "unidade do prazo", max_length=10, choices=UnidadePrazo, default=UnidadePrazo.DIAS_UTEIS
    )
    prioridade_padrao = models.PositiveSmallIntegerField("prioridade padrão", default=5)
    ativo = models.BooleanField(default=True)

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(fields=["escritorio", "nome"], name="fluxo_tipo_nome_unico"),
            models.UniqueConstraint(
                fields=["escritorio", "departamento"],
                condition=Q(padrao=True),
                nulls_distinct=False,
                name="fluxo_tipo_um_padrao",
            ),
            models.CheckConstraint(
                condition=Q(prioridade_padrao__range=(1, 9)), name="fluxo_tipo_prioridade"
            ),
            models.CheckConstraint(condition=Q(prazo_valor__gte=1), name="fluxo_tipo_prazo"),
            models.CheckConstraint(
                condition=Q(prazo_unidade__in=UnidadePrazo.values), name="fluxo_tipo_unidade"
            ),
        ]

    def __str__(self) -> str:
        return self.nome

    def first_fase(self) -> Fase:
        """Return the fase in which an atendimento of this tipo begins."""
        first = self.tipo_fases.select_related("fase").order_by("ordem").first()
        return first.fase if first else Fase.objects.filter(ativa=True).order_by("ordem")[0]


class TipoFase(DoEscritorio):
    """The ordered fases of a tipo."""

    tipo = Referencia("fluxo.Tipo", related_name="tipo_fases")
    fase = Referencia("fluxo.Fase")
    ordem = models.PositiveSmallIntegerField(default=0)

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "tipo", "fase"], name="fluxo_tipofase_unica"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ordem}"


class SemAcesso(DoEscritorio):
    """The operador does not see atendimentos of the tipo, not even when delegated to him."""

    tipo = Referencia("fluxo.Tipo", related_name="sem_acesso")
    pessoa = Referencia("pessoas.Pessoa")

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "tipo", "pessoa"], name="fluxo_semacesso_unico"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pessoa_id} sem {self.tipo_id}"
