"""Pessoas: what a conta is inside one escritório."""

from uuid import UUID

from django.db import models
from django.db.models import Q

from econtador.base.banco.campos import DoEscritorio
from econtador.base.texto import fold, initials
from econtador.base.viewer import cor_de
from econtador.contas.models import Conta


class TipoPessoa(models.TextChoices):
    OPERADOR = "operador", "Operador"
    CLIENTE = "cliente", "Cliente"


class PessoaQuerySet(models.QuerySet["Pessoa"]):
    """Sentences about people."""

    def operadores(self) -> "PessoaQuerySet":
        return self.filter(tipo=TipoPessoa.OPERADOR)

    def ativas(self) -> "PessoaQuerySet":
        return self.filter(ativa=True)

    def by_name(self) -> "PessoaQuerySet":
        return self.order_by("nome_chave", "id")


class Pessoa(DoEscritorio):
    """A person of one escritório: an operador, or a cliente of some of its empresas."""

    conta = models.ForeignKey(Conta, models.PROTECT, related_name="+")
    nome = models.CharField(max_length=120)
    nome_chave = models.CharField(max_length=120, editable=False)
    email = models.CharField("e-mail", max_length=254, blank=True)
    telefone = models.CharField(max_length=16, blank=True)
    tipo = models.CharField(max_length=8, choices=TipoPessoa)
    administrador = models.BooleanField(default=False)
    ativa = models.BooleanField(default=True)
    criada_em = models.DateTimeField(auto_now_add=True)

    objects = PessoaQuerySet.as_manager()

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "conta"], name="pessoas_pessoa_uma_por_conta"
            ),
            models.CheckConstraint(
                condition=Q(tipo__in=TipoPessoa.values), name="pessoas_pessoa_tipo"
            ),
            models.CheckConstraint(
                condition=Q(administrador=False) | Q(tipo="operador"),
                name="pessoas_pessoa_administrador_operador",
            ),
            models.CheckConstraint(condition=~Q(nome=""), name="pessoas_pessoa_nome"),
        ]
        indexes = [models.Index(fields=["escritorio", "tipo", "nome_chave"])]

    def __str__(self) -> str:
        return self.nome

    @property
    def iniciais(self) -> str:
        return initials(self.nome)

    @property
    def cor(self) -> int:
        return cor_de(self.id)

    @classmethod
    def admit(
        cls,
        *,
        escritorio_id: UUID,
        conta: Conta,
        nome: str,
        tipo: str,
        administrador: bool = False,
    ) -> "Pessoa":
        """Make the conta a person of the escritório and return it."""
        nova = cls(
            escritorio_id=escritorio_id,
            conta=conta,
            email=conta.email,
            tipo=tipo,
            administrador=administrador,
        )
        nova.rename(nome)
        nova.save(force_insert=True)
        return nova

    def deactivate(self) -> None:
        """Take away all sight at once: the next request of this person finds no viewer."""
        self.ativa = False
        self.save(update_fields=["ativa"])

    def rename(self, nome: str) -> None:
        """Set the name together with the folded key by which it is sorted and found."""
        self.nome = nome.strip()
        self.nome_chave = fold(nome)
