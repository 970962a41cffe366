"""Tipos of atendimento: prazo padrão, prioridade padrão, fases, and who has no access."""

from collections.abc import Sequence
from itertools import chain, count
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.db.models import Q

from econtador.base.banco.campos import Referencia
from econtador.base.erros import DadoInvalido, DomainError
from econtador.base.models import Assunto
from econtador.base.viewer import Viewer
from econtador.departamentos.models import Departamento
from econtador.fluxo.models.comum import Arquivavel, Repetido, begin
from econtador.fluxo.models.fase import Fase
from econtador.fluxo.models.ficha import COLUNAS, FichaTipo, UnidadePrazo
from econtador.fluxo.models.ligacoes import SemAcesso, TipoFase, copy_rows
from econtador.pessoas.models import Pessoa

SEM_INICIO = "Escolha pelo menos uma fase que não encerra: é nela que o atendimento começa."


class TipoPadrao(DomainError):
    """The escritório would be left without a default tipo."""

    mensagem = (
        "Este é o tipo padrão do escritório. Marque outro, sem departamento, como padrão, "
        "e este deixa de ser."
    )


class TipoQuerySet(models.QuerySet["Tipo"]):
    """Sentences about tipos."""

    def ativos(self) -> "TipoQuerySet":
        return self.filter(ativo=True)

    def through(self, fase: Fase) -> "TipoQuerySet":
        """Those whose atendimentos go through the fase."""
        return self.filter(tipo_fases__fase=fase)

    def by_name(self) -> "TipoQuerySet":
        return self.order_by("nome", "id")


class Tipo(Arquivavel):
    """A kind of atendimento: prazo padrão, prioridade padrão (1 = most urgent) and its fases."""

    ASSUNTO = Assunto.TIPO
    REPETIDO: ClassVar[Repetido] = Repetido(
        "fluxo_tipo_nome_unico", "Já existe um tipo com este nome.", "nome"
    )

    nome = models.CharField(max_length=80)
    departamento = Referencia("departamentos.Departamento", null=True, blank=True)
    padrao = models.BooleanField("padrão", default=False)
    prazo_valor = models.PositiveSmallIntegerField("prazo padrão", default=3)
    prazo_unidade = models.CharField(
        "unidade do prazo", max_length=10, choices=UnidadePrazo, default=UnidadePrazo.DIAS_UTEIS
    )
    prioridade_padrao = models.PositiveSmallIntegerField("prioridade padrão", default=5)
    modelo_texto = models.TextField("modelo de texto", blank=True)
    ativo = models.BooleanField(default=True)

    objects = TipoQuerySet.as_manager()

    class Meta(Arquivavel.Meta):
        constraints = [
            *Arquivavel.Meta.constraints,
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
            models.CheckConstraint(condition=~Q(nome=""), name="fluxo_tipo_nome"),
            models.CheckConstraint(
                condition=Q(ativo=True) | Q(padrao=False) | Q(departamento__isnull=False),
                name="fluxo_tipo_padrao_em_uso",
            ),
        ]

    def __str__(self) -> str:
        return self.nome

    @property
    def chamada(self) -> str:
        return f"o tipo {self.nome}"

    @property
    def padrao_do_escritorio(self) -> bool:
        """Whether it is the tipo of whatever has no departamento, or one without a default."""
        return self.padrao and self.departamento_id is None

    @classmethod
    @transaction.atomic
    def add(cls, ficha: FichaTipo, *, author: Viewer) -> "Tipo":
        """Create a tipo and return it; only an administrador may.

        As *padrão* it takes the place of the one before. Raises DadoInvalido where the escritório
        has one of that name, or no fase is given in which an atendimento may begin.
        """
        begin(author)
        novo = cls(escritorio_id=author.escritorio_id)
        novo._write(ficha)
        novo._audit("criou", author)
        return novo

    @transaction.atomic
    def change(self, ficha: FichaTipo, *, author: Viewer) -> Self:
        """Write the whole ficha anew and return it; only an administrador may. Raises as `add`.

        The escritório's default stays it until another takes its place: raises DadoInvalido.
        """
        self._begin(author)
        if self.padrao_do_escritorio and not (ficha.padrao and ficha.departamento is None):
            raise DadoInvalido(TipoPadrao.mensagem, "padrao")
        before = self._in_words()
        self._write(ficha, [*COLUNAS])
        self._audit_changes(before, author)
        return self

    @transaction.atomic
    def duplicate(self, *, author: Viewer) -> "Tipo":
        """Create a tipo like this one, with its parts in use, and return it.

        The copy is no default. Only an administrador may.
        """
        begin(author)
        copia = Tipo(escritorio_id=self.escritorio_id, nome=self._name_of_copy())
        for campo in COLUNAS:
            if campo not in ("nome", "padrao"):
                setattr(copia, campo, getattr(self, campo))
        copia._keep()
        copy_rows(self.tipo_fases.all(), copia)
        copy_rows(self.sem_acesso.all(), copia)
        copy_rows(self.perguntas.ativas(), copia)
        copy_rows(self.itens.ativos(), copia)
        copia._audit("criou", author)
        return copia

    def first_fase(self) -> Fase:
        """Return the fase in which an atendimento of this tipo begins."""
        begin_here = {"fase__ativa": True, "fase__encerra": False}
        own = self.tipo_fases.select_related("fase").filter(**begin_here)
        first = own.order_by("ordem", "id").first()
        return first.fase if first else self._of_the_office(Fase).where_one_begins().in_order()[0]

    def fases(self) -> list[Fase]:
        """Return the fases in use that its atendimentos go through: its own, else everybody's."""
        return self._own_fases() or list(self._of_the_office(Fase).ativas().in_order())

    def _own_fases(self) -> list[Fase]:
        own = self.tipo_fases.select_related("fase").filter(fase__ativa=True)
        return [ligacao.fase for ligacao in own.order_by("ordem", "id")]

    def _in_words(self) -> dict[str, Any]:
        sem_acesso = self.sem_acesso.filter(pessoa__ativa=True)
        return {
            "Nome": self.nome,
            "Departamento": str(self.departamento or "Todo o escritório"),
            "Padrão": self.padrao,
            "Prazo padrão": f"{self.prazo_valor} {UnidadePrazo(self.prazo_unidade).label}",
            "Prioridade padrão": self.prioridade_padrao,
            "Fases": " → ".join(fase.nome for fase in self._own_fases()),
            "Usuários sem acesso": list(sem_acesso.values_list("pessoa__nome", flat=True)),
            "Modelo de texto": self.modelo_texto,
        }

    def _check_archive(self) -> None:
        if self.padrao_do_escritorio:
            raise TipoPadrao

    def _write(self, ficha: FichaTipo, fields: list[str] | None = None) -> None:
        if all(fase.encerra for fase in ficha.fases):
            raise DadoInvalido(SEM_INICIO, "fases")
        if ficha.padrao:
            self._replace_default(ficha.departamento)
        for campo in COLUNAS:
            setattr(self, campo, getattr(ficha, campo))
        self.nome = self.nome.strip()
        self._keep(fields)
        self._set_fases(ficha.fases)
        self._set_sem_acesso(ficha.sem_acesso)

    def _replace_default(self, departamento: Departamento | None) -> None:
        others = self._of_the_office(Tipo).exclude(pk=self.pk)
        others.filter(departamento=departamento, padrao=True).update(padrao=False)

    def _set_fases(self, fases: Sequence[Fase]) -> None:
        # Those of archived fases stay: restored, they are where they were.
        self.tipo_fases.filter(fase__ativa=True).delete()
        TipoFase.objects.bulk_create(
            TipoFase(escritorio_id=self.escritorio_id, tipo=self, fase=fase, ordem=ordem)
            for ordem, fase in enumerate(fases)
        )

    def _set_sem_acesso(self, pessoas: Sequence[Pessoa]) -> None:
        # Who is inactive is on no list: what was said of him stays.
        self.sem_acesso.filter(pessoa__ativa=True).delete()
        SemAcesso.objects.bulk_create(
            SemAcesso(escritorio_id=self.escritorio_id, tipo=self, pessoa=pessoa)
            for pessoa in pessoas
        )

    def _name_of_copy(self) -> str:
        taken = set(self._of_the_office(Tipo).values_list("nome", flat=True))
        begun = self.nome[:60].strip()
        names = chain([f"{begun} (cópia)"], (f"{begun} (cópia {n})" for n in count(2)))
        return next(name for name in names if name not in taken)

    def _of_the_office(self, model: Any) -> Any:
        return model.objects.filter(escritorio_id=self.escritorio_id)
