"""What a cliente may do in which empresa."""

from django.db import models, transaction
from django.db.models import Q

from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.base.models import Assunto, audit, changes
from econtador.base.viewer import Viewer
from econtador.empresas.models import Empresa
from econtador.pessoas.models import Pessoa

VERBOS = ("visualizar", "criar", "editar", "excluir")


class AcessoEmpresa(DoEscritorio):
    """The permissions of a cliente on the atendimentos of one empresa."""

    pessoa = Referencia("pessoas.Pessoa", related_name="acessos_empresa")
    empresa = Referencia("empresas.Empresa", related_name="acessos")
    visualizar = models.BooleanField(default=True)
    criar = models.BooleanField(default=True)
    editar = models.BooleanField(default=False)
    excluir = models.BooleanField("excluir (cancelar)", default=False)

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "pessoa", "empresa"], name="acessos_acessoempresa_unico"
            ),
            models.CheckConstraint(
                condition=Q(visualizar=True) | Q(criar=False, editar=False, excluir=False),
                name="acessos_acessoempresa_ver_primeiro",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pessoa_id} em {self.empresa_id}"

    @classmethod
    def grant(cls, pessoa: Pessoa, empresa: Empresa, *verbos: str) -> None:
        """Set exactly these permissions (*visualizar*, *criar*, *editar*, *excluir*) there."""
        rights = {verbo: verbo in verbos for verbo in ("criar", "editar", "excluir")}
        cls.objects.update_or_create(
            escritorio_id=pessoa.escritorio_id,
            pessoa=pessoa,
            empresa=empresa,
            defaults={"visualizar": True, **rights},
        )

    @property
    def verbos(self) -> list[str]:
        """The permissions in words, as the screens say them."""
        return [verbo for verbo in VERBOS if getattr(self, verbo)]

    @classmethod
    def revoke(cls, pessoa: Pessoa, empresa: Empresa) -> None:
        """Take every permission there; a lost right beats authorship."""
        cls.objects.filter(pessoa=pessoa, empresa=empresa).delete()

    @classmethod
    @transaction.atomic
    def allow(cls, pessoa: Pessoa, empresa: Empresa, *verbos: str, author: Viewer) -> None:
        """Do as `grant` and tell the audit; only an administrador may."""
        author.require_administrador()
        pessoa.lock()
        before = cls._verbos(pessoa, empresa)
        cls.grant(pessoa, empresa, *verbos)
        after = cls._verbos(pessoa, empresa)
        mudancas = changes({empresa.nome: before}, {empresa.nome: after})
        if mudancas:
            frase = f"mudou as permissões de {pessoa}"
            audit(Assunto.PERMISSAO, frase, author=author, objeto=pessoa, mudancas=mudancas)

    @classmethod
    @transaction.atomic
    def forbid(cls, pessoa: Pessoa, empresa: Empresa, *, author: Viewer) -> None:
        """Do as `revoke` and tell the audit; only an administrador may."""
        author.require_administrador()
        mudancas = [(empresa.nome, cls._verbos(pessoa, empresa), "")]
        cls.revoke(pessoa, empresa)
        frase = f"retirou uma empresa de {pessoa}"
        audit(Assunto.PERMISSAO, frase, author=author, objeto=pessoa, mudancas=mudancas)

    @classmethod
    def _verbos(cls, pessoa: Pessoa, empresa: Empresa) -> str:
        found = cls.objects.filter(pessoa=pessoa, empresa=empresa).first()
        return ", ".join(found.verbos) if found else ""
