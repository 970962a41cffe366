"""The verbs of a company: its cadastro, its switch for the portal, its archive."""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from econtador.base.erros import DadoInvalido
from econtador.base.models import Assunto, audit, changes
from econtador.base.viewer import Viewer
from econtador.empresas.models.campos import (
    DO_CADASTRO,
    DOCUMENTO_UNICO,
    Cadastro,
    CamposDaEmpresa,
)
from econtador.empresas.models.consultas import EmpresaQuerySet
from econtador.empresas.mudancas import tell_renamed

DA_INTEGRACAO = ("integrada", "integrada_por", "integrada_em", "integrada_motivo")


class Empresa(CamposDaEmpresa):
    """A client company, known by CNPJ, CPF or CAEPF.

    Not `integrada`, its clientes see nothing of it; not `ativa`, it is archived: offered no more,
    with all that it has kept.
    """

    objects = EmpresaQuerySet.as_manager()

    class Meta(CamposDaEmpresa.Meta):
        pass

    @classmethod
    def register(
        cls, *, escritorio_id: UUID, nome: str, documento: str, municipio: str = "", uf: str = ""
    ) -> "Empresa":
        """Create a company from a name and a document, masked or not, and return it.

        Its time zone is the one of its município. Raises DadoInvalido for a wrong document.
        """
        nova = cls(escritorio_id=escritorio_id)
        nova.fill(Cadastro(nome=nome, documento=documento, municipio=municipio, uf=uf))
        nova.save(force_insert=True)
        return nova

    @classmethod
    @transaction.atomic
    def add(cls, cadastro: Cadastro, *, author: Viewer) -> "Empresa":
        """Create a company of the author's escritório and return it; only an administrador may.

        Raises DadoInvalido for a wrong document and for one that the escritório has already.
        """
        author.require_administrador()
        nova = cls(escritorio_id=author.escritorio_id, integrada=cadastro.integrada)
        nova.fill(cadastro)
        nova._keep(force_insert=True)
        audit(Assunto.EMPRESA, f"cadastrou a empresa {nova}", author=author, objeto=nova)
        return nova

    @transaction.atomic
    def change(self, cadastro: Cadastro, *, author: Viewer) -> None:
        """Write the whole cadastro anew; only an administrador may. Raises as `add` does."""
        author.require_administrador()
        before = self._locked()
        self.fill(cadastro)
        mudancas = changes(before.told(), self.told())
        if mudancas:
            self._keep(update_fields=DO_CADASTRO)
            if (before.nome, before.documento) != (self.nome, self.documento):
                tell_renamed([self])
            frase = f"alterou a empresa {before}"
            audit(Assunto.EMPRESA, frase, author=author, objeto=self, mudancas=mudancas)

    @transaction.atomic
    def integrate(self, *, motivo: str = "", author: Viewer) -> None:
        """Show the company, and what is its own, to its clientes; only an administrador may."""
        self._switch(integrada=True, motivo=motivo, author=author)

    @transaction.atomic
    def hide(self, *, motivo: str, author: Viewer) -> None:
        """Show nothing of the company to its clientes. Raises DadoInvalido without a reason."""
        if not motivo.strip():
            raise DadoInvalido("Diga por que os clientes deixam de ver a empresa.", "motivo")
        self._switch(integrada=False, motivo=motivo, author=author)

    @transaction.atomic
    def archive(self, *, author: Viewer) -> None:
        """Offer the company no more and show it to no cliente; all that it has stays."""
        self._set_ativa(ativa=False, frase=f"arquivou a empresa {self}", author=author)

    @transaction.atomic
    def restore(self, *, author: Viewer) -> None:
        """Take the company back into use, with what it had."""
        self._set_ativa(ativa=True, frase=f"restaurou a empresa {self}", author=author)

    def _locked(self) -> "Empresa":
        same = Empresa.objects.select_for_update(of=("self",)).select_related("carteira")
        return same.get(pk=self.pk)

    def _switch(self, *, integrada: bool, motivo: str, author: Viewer) -> None:
        author.require_administrador()
        self._locked()
        self.integrada, self.integrada_motivo = integrada, motivo.strip()
        self.integrada_por_id, self.integrada_em = author.pessoa_id, timezone.now()
        self.save(update_fields=DA_INTEGRACAO)
        frase = f"{'ligou' if integrada else 'desligou'} a integração da empresa {self}"
        audit(Assunto.EMPRESA, self._with_reason(frase), author=author, objeto=self)

    def _with_reason(self, frase: str) -> str:
        return f"{frase}: {self.integrada_motivo}" if self.integrada_motivo else frase

    def _set_ativa(self, *, ativa: bool, frase: str, author: Viewer) -> None:
        author.require_administrador()
        if self._locked().ativa == ativa:
            return
        self.ativa = ativa
        self.save(update_fields=["ativa"])
        audit(Assunto.EMPRESA, frase, author=author, objeto=self)

    def _keep(
        self, *, force_insert: bool = False, update_fields: Sequence[str] | None = None
    ) -> None:
        try:
            with transaction.atomic():
                self.save(force_insert=force_insert, update_fields=update_fields)
        except IntegrityError as erro:
            if DOCUMENTO_UNICO not in str(erro):
                raise
            raise DadoInvalido(self._whose_document(), "documento") from erro

    def _whose_document(self) -> str:
        outra = Empresa.objects.get(escritorio_id=self.escritorio_id, documento=self.documento)
        apart = "" if outra.ativa else ", que está arquivada,"
        return f"{outra}{apart} já está cadastrada com este {outra.get_tipo_documento_display()}."
