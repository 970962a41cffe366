"""Empresas: the client companies of an escritório."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.db.models import Q

from econtador.base.banco.campos import DoEscritorio
from econtador.base.brasil.documento import Documento, format_documento, parse
from econtador.base.brasil.erros import DocumentoInvalido
from econtador.base.brasil.uf import fuso
from econtador.base.erros import DadoInvalido
from econtador.base.texto import fold
from econtador.base.viewer import Viewer

PADRAO = "America/Sao_Paulo"
DOCUMENTO_UNICO = "empresas_empresa_documento_unico"


class TipoDocumento(models.TextChoices):
    CNPJ = "cnpj", "CNPJ"
    CPF = "cpf", "CPF"
    CAEPF = "caepf", "CAEPF"


@dataclass(frozen=True, slots=True)
class Cadastro:
    """What is known of a company; `fuso` empty means the zone of the place."""

    nome: str
    documento: str
    municipio: str = ""
    uf: str = ""
    fuso: str = ""
    integrada: bool = True
    ativa: bool = True


class EmpresaQuerySet(models.QuerySet["Empresa"]):
    """Sentences about companies."""

    def ativas(self) -> "EmpresaQuerySet":
        return self.filter(ativa=True)

    def by_name(self) -> "EmpresaQuerySet":
        return self.order_by("nome_chave", "id")

    def beginning_with(self, text: str) -> "EmpresaQuerySet":
        """Narrow to those whose name or document begins with `text`, through the prefix indexes."""
        key = fold(text)
        document = "".join(char for char in text.upper() if char.isalnum())
        by_name = prefix("nome_chave", key)
        return self.filter(by_name | prefix("documento", document) if document else by_name)


class Empresa(DoEscritorio):
    """A client company, known by CNPJ, CPF or CAEPF (unmasked, upper case)."""

    nome = models.CharField(max_length=160)
    nome_chave = models.CharField(max_length=160, editable=False)
    documento = models.CharField(max_length=14)
    tipo_documento = models.CharField(max_length=5, choices=TipoDocumento)
    municipio = models.CharField("município", max_length=80, blank=True)
    uf = models.CharField("UF", max_length=2, blank=True)
    fuso = models.CharField("fuso horário", max_length=40, default=PADRAO)
    integrada = models.BooleanField(default=True)
    ativa = models.BooleanField(default=True)
    criada_em = models.DateTimeField(auto_now_add=True)

    objects = EmpresaQuerySet.as_manager()

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(fields=["escritorio", "documento"], name=DOCUMENTO_UNICO),
            models.CheckConstraint(
                condition=Q(tipo_documento="cpf", documento__regex=r"^[0-9]{11}$")
                | Q(tipo_documento="caepf", documento__regex=r"^[0-9]{14}$")
                | Q(tipo_documento="cnpj", documento__regex=r"^[0-9A-Z]{12}[0-9]{2}$"),
                name="empresas_empresa_documento",
            ),
            models.CheckConstraint(condition=~Q(nome=""), name="empresas_empresa_nome"),
        ]
        indexes = [models.Index(fields=["escritorio", "nome_chave"])]

    def __str__(self) -> str:
        return self.nome

    @property
    def documento_formatado(self) -> str:
        return format_documento(self.documento)

    @classmethod
    def register(
        cls, *, escritorio_id: UUID, nome: str, documento: str, municipio: str = "", uf: str = ""
    ) -> "Empresa":
        """Create a company from a name and a document, masked or not, and return it.

        Its time zone is the one of its município. Raises DadoInvalido for a wrong document.
        """
        nova = cls(escritorio_id=escritorio_id)
        nova._fill(Cadastro(nome=nome, documento=documento, municipio=municipio, uf=uf))
        nova.save(force_insert=True)
        return nova

    @classmethod
    def add(cls, cadastro: Cadastro, *, author: Viewer) -> "Empresa":
        """Create a company of the author's escritório and return it; only an administrador may.

        Raises DadoInvalido for a wrong document and for one that the escritório has already.
        """
        author.require_administrador()
        nova = cls(escritorio_id=author.escritorio_id)
        nova._fill(cadastro)
        nova._keep(force_insert=True)
        return nova

    def change(self, cadastro: Cadastro, *, author: Viewer) -> None:
        """Write the whole cadastro anew; only an administrador may. Raises as `add` does."""
        author.require_administrador()
        self._fill(cadastro)
        self._keep()

    def rename(self, nome: str) -> None:
        """Set the name together with the folded key by which it is sorted and found."""
        self.nome = nome.strip()
        self.nome_chave = fold(nome)[:160]  # "ß" folds to two letters

    def _fill(self, cadastro: Cadastro) -> None:
        parsed = _parse(cadastro.documento)
        self.documento, self.tipo_documento = parsed.valor, parsed.tipo
        self.rename(cadastro.nome)
        self.municipio, self.uf = cadastro.municipio.strip(), cadastro.uf
        self.fuso = cadastro.fuso or zone_of(cadastro.uf, cadastro.municipio)
        self.integrada, self.ativa = cadastro.integrada, cadastro.ativa

    def _keep(self, *, force_insert: bool = False) -> None:
        try:
            with transaction.atomic():
                self.save(force_insert=force_insert)
        except IntegrityError as erro:
            if DOCUMENTO_UNICO not in str(erro):
                raise
            raise DadoInvalido(self._whose_document(), "documento") from erro

    def _whose_document(self) -> str:
        outra = Empresa.objects.get(escritorio_id=self.escritorio_id, documento=self.documento)
        return f"{outra} já está cadastrada com este {outra.get_tipo_documento_display()}."


def zone_of(uf: str, municipio: str) -> str:
    """Return the IANA zone of the place, Brasília's where no UF is known."""
    return fuso(uf, municipio) if uf else PADRAO


def _parse(documento: str) -> Documento:
    try:
        return parse(documento)
    except DocumentoInvalido as erro:
        raise DadoInvalido(erro.mensagem, "documento") from erro


def prefix(column: str, text: str) -> Q:
    """Return "`column` begins with `text`" as a range, which row security lets an index serve."""
    return Q(**{f"{column}__gte": text, f"{column}__lt": text + "\U0010ffff"})
