"""What is stored of a company, and how a cadastro fills it."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q

from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.base.brasil import municipio as municipios
from econtador.base.brasil.documento import Documento, format_documento, parse
from econtador.base.brasil.erros import DocumentoInvalido
from econtador.base.brasil.uf import fuso
from econtador.base.erros import DadoInvalido
from econtador.base.texto import fold
from econtador.empresas.models.carteira import Carteira

PADRAO = "America/Sao_Paulo"
DOCUMENTO_UNICO = "empresas_empresa_documento_unico"
DO_CADASTRO = (
    "nome", "nome_chave", "documento", "tipo_documento", "municipio", "municipio_chave",
    "municipio_ibge", "uf", "fuso", "carteira", "observacoes",
)  # fmt: skip


class TipoDocumento(models.TextChoices):
    CNPJ = "cnpj", "CNPJ"
    CPF = "cpf", "CPF"
    CAEPF = "caepf", "CAEPF"


@dataclass(frozen=True, slots=True)
class Cadastro:
    """What is known of a company; `fuso` empty means the zone of the place.

    `integrada` is what a new company begins with; of a known one `integrate` and `hide` decide.
    """

    nome: str
    documento: str
    municipio: str = ""
    uf: str = ""
    fuso: str = ""
    municipio_ibge: str = ""
    carteira: Carteira | None = None
    observacoes: str = ""
    integrada: bool = True


class CamposDaEmpresa(DoEscritorio):
    """The columns. `municipio_chave` is the name as it is compared; documents have no mask."""

    nome = models.CharField(max_length=160)
    nome_chave = models.CharField(max_length=160, editable=False)
    documento = models.CharField(max_length=14)
    tipo_documento = models.CharField(max_length=5, choices=TipoDocumento)
    municipio = models.CharField("município", max_length=80, blank=True)
    municipio_chave = models.CharField(max_length=80, blank=True, default="", editable=False)
    municipio_ibge = models.CharField("código IBGE", max_length=7, blank=True, default="")
    uf = models.CharField("UF", max_length=2, blank=True)
    fuso = models.CharField("fuso horário", max_length=40, default=PADRAO)
    carteira = Referencia("empresas.Carteira", null=True, blank=True, related_name="empresas")
    observacoes = models.TextField("observações", blank=True, default="")
    integrada = models.BooleanField(default=True)
    integrada_por = Referencia("pessoas.Pessoa", null=True, blank=True)
    integrada_em = models.DateTimeField(null=True, blank=True)
    integrada_motivo = models.CharField("motivo", max_length=300, blank=True, default="")
    ativa = models.BooleanField(default=True)
    criada_em = models.DateTimeField(auto_now_add=True)

    class Meta(DoEscritorio.Meta):
        abstract = True
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
            models.CheckConstraint(
                condition=Q(municipio_ibge="") | Q(municipio_ibge__regex=r"^[1-5][0-9]{6}$"),
                name="empresas_empresa_ibge",
            ),
        ]
        indexes = [
            models.Index(fields=["escritorio", "nome_chave"]),
            models.Index(fields=["escritorio", "carteira"], name="empresas_empresa_carteira"),
        ]

    def __str__(self) -> str:
        return self.nome

    @property
    def documento_formatado(self) -> str:
        return format_documento(self.documento)

    @property
    def lugar(self) -> str:
        """The município and the UF as people write them, as far as they are known."""
        return ", ".join(part for part in (self.municipio, self.uf) if part)

    @property
    def cadastro(self) -> Cadastro:
        """What is known now; the zone only where it is not the one of the place."""
        of_the_place = self.fuso == zone_of(self.uf, self.municipio)
        return Cadastro(
            nome=self.nome,
            documento=self.documento,
            municipio=self.municipio,
            uf=self.uf,
            fuso="" if of_the_place else self.fuso,
            municipio_ibge=self.municipio_ibge,
            carteira=self.carteira,
            observacoes=self.observacoes,
            integrada=self.integrada,
        )

    def rename(self, nome: str) -> None:
        """Set the name together with the folded key by which it is sorted and found."""
        self.nome = nome.strip()
        self.nome_chave = fold(nome)[:160]  # "ß" folds to two letters

    def fill(self, cadastro: Cadastro) -> None:
        """Take everything from the cadastro but `integrada`; the caller saves.

        Raises DadoInvalido for a wrong document.
        """
        parsed = _parse(cadastro.documento)
        self.documento, self.tipo_documento = parsed.valor, parsed.tipo
        self.rename(cadastro.nome)
        self.municipio, self.uf = cadastro.municipio.strip(), cadastro.uf
        self.municipio_chave = municipios.key(cadastro.municipio)[:80]
        self.municipio_ibge = cadastro.municipio_ibge
        self.fuso = cadastro.fuso or zone_of(cadastro.uf, cadastro.municipio)
        self.carteira, self.observacoes = cadastro.carteira, cadastro.observacoes.strip()

    def told(self) -> dict[str, Any]:
        """Return what the audit compares, under the labels of the form."""
        return {
            "Nome": self.nome,
            self.get_tipo_documento_display(): self.documento_formatado,
            "Município": self.lugar,
            "Código IBGE": self.municipio_ibge,
            "Fuso horário": self.fuso,
            "Carteira": self.carteira,
            "Observações": self.observacoes,
        }


def zone_of(uf: str, municipio: str) -> str:
    """Return the IANA zone of the place, Brasília's where no UF is known."""
    return fuso(uf, municipio) if uf else PADRAO


def _parse(documento: str) -> Documento:
    try:
        return parse(documento)
    except DocumentoInvalido as erro:
        raise DadoInvalido(erro.mensagem, "documento") from erro
