"""Acessos: what each pessoa may do per empresa and departamento, and who stands in for whom."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import F, Q

from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.departamentos.models import Departamento
from econtador.empresas.models import Empresa
from econtador.pessoas.models import Pessoa

VERBOS = ("visualizar", "criar", "editar", "excluir")


class AcessoDepartamento(DoEscritorio):
    """The pessoa, operador or cliente, has the departamento."""

    pessoa = Referencia("pessoas.Pessoa", related_name="acessos_departamento")
    departamento = Referencia("departamentos.Departamento", related_name="acessos")

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "pessoa", "departamento"],
                name="acessos_acessodepartamento_unico",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pessoa_id} em {self.departamento_id}"

    @classmethod
    def grant(cls, pessoa: Pessoa, *departamentos: Departamento) -> None:
        """Give the pessoa the departamentos; those that he has already stay."""
        AcessoDepartamento.objects.bulk_create(
            (
                AcessoDepartamento(
                    escritorio_id=pessoa.escritorio_id, pessoa=pessoa, departamento=departamento
                )
                for departamento in departamentos
            ),
            ignore_conflicts=True,
        )

    @classmethod
    def revoke(cls, pessoa: Pessoa, *departamentos: Departamento) -> None:
        """Take the departamentos from the pessoa."""
        cls.objects.filter(pessoa=pessoa, departamento__in=departamentos).delete()

    @classmethod
    def set_departamentos(
        cls, pessoa: Pessoa, chosen: Iterable[Departamento], *, offered: Iterable[Departamento]
    ) -> None:
        """Of the departamentos on offer, give the pessoa exactly the chosen ones."""
        chosen = set(chosen)
        cls.revoke(pessoa, *(set(offered) - chosen))
        cls.grant(pessoa, *chosen)

    @classmethod
    def set_pessoas(
        cls, departamento: Departamento, chosen: Iterable[Pessoa], *, offered: Iterable[Pessoa]
    ) -> None:
        """Of the pessoas on offer, let exactly the chosen ones have the departamento."""
        chosen = set(chosen)
        lost = set(offered) - chosen
        cls.objects.filter(departamento=departamento, pessoa__in=lost).delete()
        for pessoa in chosen:
            cls.grant(pessoa, departamento)


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


class Substituicao(DoEscritorio):
    """Between two instants `substituto` sees what is delegated to `titular`."""

    titular = Referencia("pessoas.Pessoa")
    substituto = Referencia("pessoas.Pessoa")
    de = models.DateTimeField()
    ate = models.DateTimeField("até")

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ate__gt=F("de")) & ~Q(titular=F("substituto")),
                name="acessos_substituicao_valida",
            ),
        ]
        indexes = [models.Index(fields=["escritorio", "substituto", "ate"])]

    def __str__(self) -> str:
        return f"{self.substituto_id} por {self.titular_id}"

    @classmethod
    def appoint(
        cls, *, titular: Pessoa, substituto: Pessoa, de: datetime, ate: datetime
    ) -> "Substituicao":
        """Let `substituto` stand in for `titular` between the two instants."""
        return cls.objects.create(
            escritorio_id=titular.escritorio_id,
            titular=titular,
            substituto=substituto,
            de=de,
            ate=ate,
        )
