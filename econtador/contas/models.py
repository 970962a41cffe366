"""Contas: who may enter. Global, of no escritório: there, a person is a Pessoa."""

from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import IntegrityError, models, transaction
from django.db.models import Q

from econtador.base.brasil.documento import parse
from econtador.base.brasil.erros import DocumentoInvalido
from econtador.base.erros import DadoInvalido
from econtador.base.ids import uuid7


class ContaManager(BaseUserManager["Conta"]):
    """Contas are found by what a person types at the door."""

    def create_with(self, *, email: str, password: str | None, documento: str = "") -> "Conta":
        """Create a conta that enters by `email` and, where given, by `documento` (CPF or CNPJ)."""
        conta = self.model(email=normalize_email(email), documento=documento or None)
        conta.set_password(password)
        conta.save(using=self._db)
        return conta

    def find_by_login(self, login: str) -> "Conta | None":
        """Return the conta whose e-mail, CPF or CNPJ is `login`, masked or not, or None."""
        return self.filter(**login_lookup(login)).first()


class Conta(AbstractBaseUser):
    """A login: e-mail and, optionally, a CPF or CNPJ (with letters too), each of one conta only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.CharField(max_length=254, unique=True)
    documento = models.CharField(
        max_length=14, unique=True, null=True, blank=True
    )  # NULL keeps it unique
    is_active = models.BooleanField("ativa", default=True)
    criada_em = models.DateTimeField(auto_now_add=True)
    # The pessoa as whom it worked last. Pessoas lie above this room: a plain id, which may lead
    # nowhere any more.
    ultima_pessoa = models.UUIDField(null=True, editable=False)

    objects = ContaManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(email="") & ~Q(documento=""), name="contas_conta_login_presente"
            ),
        ]

    def __str__(self) -> str:
        return self.email

    def change_password(self, password: str) -> None:
        """Set the password; every session that was opened with the old one ends."""
        self.set_password(password)
        self.save(update_fields=["password"])

    def remember(self, pessoa_id: UUID) -> None:
        """Note as whom the conta works, so that it lands there the next time."""
        self.ultima_pessoa = pessoa_id
        self.save(update_fields=["ultima_pessoa"])

    def identify_by(self, documento: str) -> None:
        """Let the conta enter by this CPF or CNPJ (unmasked) too.

        Raises DadoInvalido where another conta has it, and where this one, already in use, has
        one: a conta may serve several escritórios, and none may change it under the others.
        """
        if self.documento and self.has_usable_password():
            raise DadoInvalido(SO_A_PESSOA, "documento")
        self.documento = documento
        try:
            with transaction.atomic():
                self.save(update_fields=["documento"])
        except IntegrityError as erro:
            raise DadoInvalido(DE_OUTRA_CONTA, "documento") from erro


SO_A_PESSOA = "Esta conta já entra com um CPF ou CNPJ, e só a própria pessoa pode trocá-lo."
DE_OUTRA_CONTA = "Este CPF ou CNPJ já é o login de outra conta."


def normalize_email(email: str) -> str:
    """Return the e-mail as it is stored and compared: trimmed, in lower case."""
    return email.strip().lower()


def login_lookup(login: str) -> dict[str, str]:
    """Return the filter that finds the conta for what a person typed."""
    if "@" in login:
        return {"email": normalize_email(login)}
    try:
        return {"documento": parse(login).valor}
    except DocumentoInvalido:
        return {"email": normalize_email(login)}
