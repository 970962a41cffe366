"""Importações: a sheet of companies between its upload and its confirmation."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone

from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.base.erros import DadoInvalido
from econtador.base.models import Assunto, audit, changes
from econtador.base.viewer import Viewer
from econtador.empresas.erros import EmpresasMudaram, ImportacaoEncerrada
from econtador.empresas.importacao.campos import POR_NOME, Colunas, missing, recognise
from econtador.empresas.importacao.conferencia import (
    Conferida,
    Conhecida,
    Escritorio,
    Situacao,
    judge,
    read_rows,
)
from econtador.empresas.importacao.tabela import Tabela
from econtador.empresas.models.campos import DOCUMENTO_UNICO
from econtador.empresas.models.carteira import Carteira
from econtador.empresas.models.empresa import Empresa
from econtador.empresas.models.lote import save_rows

GUARDADA_POR = timedelta(hours=24)


class ImportacaoQuerySet(models.QuerySet["Importacao"]):
    """Sentences about importações."""

    def of(self, pessoa_id: UUID | None) -> "ImportacaoQuerySet":
        return self.filter(autor_id=pessoa_id)

    def kept(self, agora: datetime) -> "ImportacaoQuerySet":
        """Narrow to those whose sheet is still kept."""
        return self.filter(expira_em__gt=agora)

    def run_out(self, agora: datetime) -> "ImportacaoQuerySet":
        return self.filter(expira_em__lte=agora).exclude(linhas=[])

    def forget(self) -> None:
        """Empty the sheets; the rows stay as the record of who imported what."""
        self.update(linhas=[], cabecalho=[])


class Importacao(DoEscritorio):
    """A sheet as it was read, of one author, until it is confirmed, given up or runs out.

    `linhas` are the number in the file and the texts of each row, under `cabecalho`; `colunas`
    says which column fills which field. Once confirmed only the rows that were refused stay, each
    with what was wrong, to be mended.
    """

    autor = Referencia("pessoas.Pessoa")
    arquivo = models.CharField(max_length=150)
    criada_em = models.DateTimeField(auto_now_add=True)
    expira_em = models.DateTimeField()
    confirmada_em = models.DateTimeField(null=True)
    cabecalho = models.JSONField(default=list)
    linhas = models.JSONField(default=list)
    colunas = models.JSONField(default=dict)
    atualizar = models.BooleanField(default=False)
    novas = models.PositiveIntegerField(default=0)
    atualizadas = models.PositiveIntegerField(default=0)
    puladas = models.PositiveIntegerField(default=0)
    recusadas = models.PositiveIntegerField(default=0)

    objects = ImportacaoQuerySet.as_manager()

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.CheckConstraint(condition=~Q(arquivo=""), name="empresas_importacao_arquivo"),
        ]
        indexes = [
            models.Index(
                fields=["escritorio", "autor", "-criada_em"], name="empresas_importacao_autor"
            )
        ]

    def __str__(self) -> str:
        return self.arquivo

    @property
    def faltam(self) -> list[str]:
        """The labels of the fields that need a column and have none."""
        return [campo.rotulo for campo in missing(self.colunas)]

    @classmethod
    @transaction.atomic
    def receive(
        cls, tabela: Tabela, arquivo: str, *, author: Viewer, agora: datetime | None = None
    ) -> "Importacao":
        """Keep a sheet for 24 hours, its columns recognised; what the author had open is forgotten.

        So is every sheet of the escritório whose time is over.
        """
        author.require_administrador()
        em = agora or timezone.now()
        here = cls.objects.filter(escritorio_id=author.escritorio_id)
        here.run_out(em).forget()
        here.of(author.eu).filter(confirmada_em=None).forget()
        nova = cls(escritorio_id=author.escritorio_id, autor_id=author.eu, arquivo=arquivo[:150])
        nova.expira_em = em + GUARDADA_POR
        nova.cabecalho, nova.linhas = tabela.cabecalho, tabela.linhas
        nova.colunas = recognise(nova.cabecalho)
        nova.save(force_insert=True)
        return nova

    @transaction.atomic
    def choose(self, colunas: Colunas, *, atualizar: bool, author: Viewer) -> None:
        """Say which column fills which field, and whether known companies are written over.

        Raises DadoInvalido where one column would fill two fields or one has no such column.
        """
        self._lock(author)
        vistas: dict[int, str] = {}
        for nome, coluna in colunas.items():
            outra = vistas.setdefault(coluna, nome)
            if outra != nome:
                rotulo = POR_NOME[outra].rotulo
                raise DadoInvalido(f"Esta coluna já está em {rotulo}.", nome)
        self.colunas, self.atualizar = dict(colunas), atualizar
        self.save(update_fields=["colunas", "atualizar"])

    def verdicts(self) -> list[Conferida]:
        """Return every row with its verdict, as the escritório is now; two queries.

        Of a confirmed import, the rows that were refused, with what was wrong then.
        """
        if self.confirmada_em:
            return [self._refused(*linha) for linha in self.linhas]
        lidas = read_rows(self.linhas, self.colunas)
        judge(lidas, self._escritorio(lidas), atualizar=self.atualizar)
        return lidas

    @transaction.atomic
    def confirm(self, *, author: Viewer) -> None:
        """Save the good rows, all or none, and keep only those that were refused.

        Raises ImportacaoEncerrada, DadoInvalido while a needed column is missing, and
        EmpresasMudaram where somebody was faster.
        """
        self._lock(author)
        if self.faltam:
            raise DadoInvalido(f"Escolha a coluna de: {', '.join(self.faltam)}.")
        lidas = self.verdicts()
        try:
            with transaction.atomic():
                save_rows(lidas, arquivo=self.arquivo, author=author)
        except IntegrityError as erro:
            if DOCUMENTO_UNICO not in str(erro):
                raise
            raise EmpresasMudaram from erro
        self._settle(lidas)
        self._audit(author)

    @transaction.atomic
    def give_up(self, *, author: Viewer) -> None:
        """Forget the sheet without saving anything of it."""
        self._lock(author)
        self.linhas, self.cabecalho, self.expira_em = [], [], timezone.now()
        self.save(update_fields=["linhas", "cabecalho", "expira_em"])

    def _lock(self, author: Viewer) -> None:
        """Take the row's lock, read it again and refuse what is over."""
        author.require_administrador()
        same = Importacao.objects.select_for_update().kept(timezone.now())
        fresh = same.filter(pk=self.pk, autor_id=author.eu, confirmada_em=None).first()
        if fresh is None:
            raise ImportacaoEncerrada
        self.linhas, self.colunas = fresh.linhas, fresh.colunas
        self.cabecalho, self.atualizar = fresh.cabecalho, fresh.atualizar

    def _escritorio(self, lidas: Sequence[Conferida]) -> Escritorio:
        documentos = [lida.valores["documento"] for lida in lidas if "documento" in lida.valores]
        here = Empresa.objects.filter(escritorio_id=self.escritorio_id, documento__in=documentos)
        rows = here.values_list("documento", "pk", "nome", "ativa")
        empresas = {documento: Conhecida(pk, nome, ativa) for documento, pk, nome, ativa in rows}
        carteiras = Carteira.objects.filter(escritorio_id=self.escritorio_id)
        return Escritorio(empresas, set(carteiras.values_list("nome_chave", flat=True)))

    def _refused(self, numero: int, celulas: list[str], erros: list[str]) -> Conferida:
        (lida,) = read_rows([(numero, celulas)], self.colunas)
        lida.erros, lida.situacao = erros, Situacao.ERRO
        return lida

    def _settle(self, lidas: Sequence[Conferida]) -> None:
        counts = Counter(lida.situacao for lida in lidas)
        self.novas, self.atualizadas = counts[Situacao.NOVA], counts[Situacao.ATUALIZA]
        self.puladas, self.recusadas = counts[Situacao.EXISTE], counts[Situacao.ERRO]
        self.confirmada_em = timezone.now()
        self.linhas = [
            (lida.numero, lida.celulas, lida.erros)
            for lida in lidas
            if lida.situacao == Situacao.ERRO
        ]
        self.save()

    def _audit(self, author: Viewer) -> None:
        counted = {
            "Novas": self.novas,
            "Atualizadas": self.atualizadas,
            "Puladas": self.puladas,
            "Recusadas": self.recusadas,
        }
        frase = f"importou empresas de {self.arquivo}"
        audit(Assunto.EMPRESA, frase, author=author, objeto=self, mudancas=changes({}, counted))
