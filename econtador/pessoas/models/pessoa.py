"""A person of an escritório: ficha, activity, administration."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.db.models import Q

from econtador.base.banco.campos import DoEscritorio
from econtador.base.brasil import telefone as telefones
from econtador.base.erros import DadoInvalido, DomainError
from econtador.base.models import Assunto, Mudanca, audit, changes
from econtador.base.texto import fold, initials
from econtador.base.viewer import Viewer, cor_de
from econtador.contas.models import DE_OUTRA_CONTA, Conta, normalize_email
from econtador.escritorios.models import Escritorio

UMA_POR_CONTA = "pessoas_pessoa_uma_por_conta"


class TipoPessoa(models.TextChoices):
    OPERADOR = "operador", "Operador"
    CLIENTE = "cliente", "Cliente"


class UltimoAdministrador(DomainError):
    """The escritório would be left without anybody who may configure it."""

    mensagem = (
        "Esta é a única pessoa que administra o escritório. Dê esse direito a outra antes de "
        "tirar o dela."
    )


class PessoaInativa(DomainError):
    """Nothing is left to take from the person."""

    mensagem = "Esta pessoa já está sem acesso."


@dataclass(frozen=True, slots=True)
class Ficha:
    """What the escritório writes about a person.

    `email` names the conta of who is new, and is the address for notices afterwards; `telefone` in
    E.164; `documento` a CPF or CNPJ, unmasked, to enter by, '' to leave it as it is.
    """

    nome: str
    email: str
    telefone: str = ""
    documento: str = ""
    administrador: bool = False


class PessoaQuerySet(models.QuerySet["Pessoa"]):
    """Sentences about people."""

    def operadores(self) -> "PessoaQuerySet":
        return self.filter(tipo=TipoPessoa.OPERADOR)

    def ativas(self) -> "PessoaQuerySet":
        return self.filter(ativa=True)

    def by_name(self) -> "PessoaQuerySet":
        return self.order_by("nome_chave", "id")

    def beginning_with(self, text: str) -> "PessoaQuerySet":
        """Narrow to those whose name begins with `text`, as a range, which an index serves."""
        key = fold(text)
        return self.filter(nome_chave__gte=key, nome_chave__lt=key + "\U0010ffff")


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
            models.UniqueConstraint(fields=["escritorio", "conta"], name=UMA_POR_CONTA),
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

    @property
    def telefone_formatado(self) -> str:
        return telefones.format(self.telefone) if self.telefone else ""

    @property
    def operador(self) -> bool:
        return self.tipo == TipoPessoa.OPERADOR

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

    @classmethod
    @transaction.atomic
    def register(cls, ficha: Ficha, *, tipo: str, author: Viewer) -> "Pessoa":
        """Make a person of the author's escritório from a ficha and return it.

        The conta is the one of that e-mail, untouched and in whatever escritórios it works, or a
        new one without a usable password. Raises DadoInvalido for a login that is taken.
        """
        author.require_administrador()
        conta = _conta_of(normalize_email(ficha.email), ficha.documento)
        nova = cls(escritorio_id=author.escritorio_id, conta=conta, tipo=tipo)
        nova._fill(ficha)
        try:
            with transaction.atomic():
                nova.save(force_insert=True)
        except IntegrityError as erro:
            if UMA_POR_CONTA not in str(erro):
                raise
            raise DadoInvalido(nova._who_is_here(), "email") from erro
        frase = f"cadastrou {nova}, {nova.get_tipo_display().lower()}"
        audit(Assunto.PESSOA, frase, author=author, objeto=nova)
        return nova

    @transaction.atomic
    def change(self, ficha: Ficha, *, author: Viewer) -> None:
        """Write the ficha anew. Raises UltimoAdministrador, and DadoInvalido for the documento."""
        author.require_administrador()
        if self.administrador and not ficha.administrador:
            self._require_another_administrador()
        if ficha.documento:
            self.conta.identify_by(ficha.documento)
        before = self._in_words()
        self._fill(ficha)
        self.save(update_fields=["nome", "nome_chave", "email", "telefone", "administrador"])
        mudancas = changes(before, self._in_words())
        if ficha.documento:  # never shown, not here either
            mudancas.append(("CPF ou CNPJ", "", "trocado"))
        if mudancas:
            frase = f"mudou os dados de {self}"
            audit(Assunto.PESSOA, frase, author=author, objeto=self, mudancas=mudancas)

    @transaction.atomic
    def deactivate(self, *, author: Viewer, mudancas: Iterable[Mudanca] = ()) -> None:
        """Take away all sight at once: the next request of this person finds no viewer.

        `mudancas` is what was handed over, for the audit. Raises PessoaInativa, and
        UltimoAdministrador where nobody else may configure the escritório.
        """
        author.require_administrador()
        self.lock()
        if not self.ativa:
            raise PessoaInativa
        if self.administrador:
            self._require_another_administrador()
        self._set_ativa(ativa=False)
        frase = f"desativou {self}"
        audit(Assunto.PESSOA, frase, author=author, objeto=self, mudancas=mudancas)

    @transaction.atomic
    def reactivate(self, *, author: Viewer) -> None:
        """Give back what this person could see."""
        author.require_administrador()
        self._set_ativa(ativa=True)
        audit(Assunto.PESSOA, f"reativou {self}", author=author, objeto=self)

    def lock(self) -> None:
        """Take the row for this transaction and read it anew."""
        self.refresh_from_db(from_queryset=Pessoa.objects.select_for_update(no_key=True))

    def rename(self, nome: str) -> None:
        """Set the name together with the folded key by which it is sorted and found."""
        self.nome = nome.strip()
        self.nome_chave = fold(nome)[:120]  # "ß" folds to two letters

    def _in_words(self) -> dict[str, str | bool]:
        return {
            "Nome": self.nome,
            "E-mail": self.email,
            "Telefone": self.telefone_formatado,
            "Administra o escritório": self.administrador,
        }

    def _fill(self, ficha: Ficha) -> None:
        self.rename(ficha.nome)
        self.email, self.telefone = normalize_email(ficha.email), ficha.telefone
        self.administrador = ficha.administrador and self.operador

    def _who_is_here(self) -> str:
        known = Pessoa.objects.get(escritorio_id=self.escritorio_id, conta_id=self.conta_id)
        como = "" if known.ativa else ", que está inativa"
        return f"Este e-mail já é de {known}{como}."

    def _set_ativa(self, *, ativa: bool) -> None:
        self.ativa = ativa
        self.save(update_fields=["ativa"])

    def _require_another_administrador(self) -> None:
        # Two administradores who take each other's right at once queue at the escritório's row.
        # NO KEY UPDATE lets the inserts that refer to it go on meanwhile.
        locked = Escritorio.objects.select_for_update(no_key=True)
        locked.get(pk=self.escritorio_id)
        others = Pessoa.objects.filter(escritorio_id=self.escritorio_id, administrador=True)
        if not others.ativas().filter(conta__is_active=True).exclude(pk=self.pk).exists():
            raise UltimoAdministrador


def _conta_of(email: str, documento: str) -> Conta:
    known = Conta.objects.find_by_login(email)
    if known:
        return known
    try:
        with transaction.atomic():
            return Conta.objects.create_with(email=email, password=None, documento=documento)
    except IntegrityError as erro:
        born_meanwhile = Conta.objects.find_by_login(email)
        if born_meanwhile:
            return born_meanwhile
        raise DadoInvalido(DE_OUTRA_CONTA, "documento") from erro
