"""Carteiras: the sets of client companies that a team looks after."""

from dataclasses import dataclass

from django.db import IntegrityError, models, transaction
from django.db.models import Count, Q

from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.base.erros import DadoInvalido
from econtador.base.models import Assunto, audit, changes
from econtador.base.texto import fold
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa

CARTEIRA_UNICA = "empresas_carteira_nome_unico"


@dataclass(frozen=True, slots=True)
class FichaCarteira:
    """What is known of a carteira."""

    nome: str
    responsavel: Pessoa | None = None


class CarteiraQuerySet(models.QuerySet["Carteira"]):
    """Sentences about carteiras."""

    def ativas(self) -> "CarteiraQuerySet":
        return self.filter(ativa=True)

    def by_name(self) -> "CarteiraQuerySet":
        return self.order_by("nome_chave", "id")

    def beginning_with(self, text: str) -> "CarteiraQuerySet":
        """Narrow to those whose name begins with `text`; all for none."""
        return self.filter(nome_chave__startswith=fold(text)) if text else self

    def counted(self) -> "CarteiraQuerySet":
        """Bring with each how many active companies it has, as `quantas`."""
        return self.annotate(quantas=Count("empresas", filter=Q(empresas__ativa=True)))


class Carteira(DoEscritorio):
    """A set of companies with who answers for it; archived, it is offered no more and stays."""

    nome = models.CharField(max_length=80)
    nome_chave = models.CharField(max_length=80, editable=False)
    responsavel = Referencia("pessoas.Pessoa", null=True, blank=True, verbose_name="responsável")
    ativa = models.BooleanField(default=True)

    objects = CarteiraQuerySet.as_manager()

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(fields=["escritorio", "nome_chave"], name=CARTEIRA_UNICA),
            models.CheckConstraint(condition=~Q(nome=""), name="empresas_carteira_nome"),
        ]

    def __str__(self) -> str:
        return self.nome

    @classmethod
    @transaction.atomic
    def add(cls, ficha: FichaCarteira, *, author: Viewer) -> "Carteira":
        """Create a carteira of the author's escritório; only an administrador may.

        Raises DadoInvalido where the escritório has one of that name, archived or not.
        """
        author.require_administrador()
        nova = cls(escritorio_id=author.escritorio_id)
        nova._fill(ficha)
        nova._keep(force_insert=True)
        audit(Assunto.EMPRESA, f"criou a carteira {nova}", author=author, objeto=nova)
        return nova

    @transaction.atomic
    def change(self, ficha: FichaCarteira, *, author: Viewer) -> None:
        """Write the whole ficha anew; only an administrador may. Raises as `add` does."""
        author.require_administrador()
        before = self._locked()
        self._fill(ficha)
        mudancas = changes(before._told(), self._told())
        if mudancas:
            self._keep(update_fields=["nome", "nome_chave", "responsavel"])
            frase = f"alterou a carteira {before}"
            audit(Assunto.EMPRESA, frase, author=author, objeto=self, mudancas=mudancas)

    @transaction.atomic
    def archive(self, *, author: Viewer) -> None:
        """Offer it no more; its companies keep it."""
        self._set_ativa(ativa=False, frase=f"arquivou a carteira {self}", author=author)

    @transaction.atomic
    def restore(self, *, author: Viewer) -> None:
        """Offer it again."""
        self._set_ativa(ativa=True, frase=f"restaurou a carteira {self}", author=author)

    def _locked(self) -> "Carteira":
        same = Carteira.objects.select_for_update(of=("self",)).select_related("responsavel")
        return same.get(pk=self.pk)

    def _told(self) -> dict[str, object]:
        return {"Nome": self.nome, "Responsável": self.responsavel}

    def _set_ativa(self, *, ativa: bool, frase: str, author: Viewer) -> None:
        author.require_administrador()
        if self._locked().ativa == ativa:
            return
        self.ativa = ativa
        self.save(update_fields=["ativa"])
        audit(Assunto.EMPRESA, frase, author=author, objeto=self)

    def _fill(self, ficha: FichaCarteira) -> None:
        self.nome, self.nome_chave = ficha.nome.strip(), fold(ficha.nome)[:80]
        self.responsavel = ficha.responsavel

    def _keep(self, *, force_insert: bool = False, update_fields: list[str] | None = None) -> None:
        try:
            with transaction.atomic():
                self.save(force_insert=force_insert, update_fields=update_fields)
        except IntegrityError as erro:
            if CARTEIRA_UNICA not in str(erro):
                raise
            raise DadoInvalido("Já existe uma carteira com este nome.", "nome") from erro
