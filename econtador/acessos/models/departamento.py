"""Who has which departamento."""

from collections.abc import Iterable

from django.db import models, transaction

from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.base.models import Assunto, audit, changes
from econtador.base.viewer import Viewer
from econtador.departamentos.models import Departamento
from econtador.pessoas.models import Pessoa


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
        cls._add((pessoa, departamento) for departamento in departamentos)

    @classmethod
    def revoke(cls, pessoa: Pessoa, *departamentos: Departamento) -> None:
        """Take the departamentos from the pessoa."""
        cls.objects.filter(pessoa=pessoa, departamento__in=departamentos).delete()

    @classmethod
    @transaction.atomic
    def set_departamentos(
        cls,
        pessoa: Pessoa,
        chosen: Iterable[Departamento],
        *,
        offered: Iterable[Departamento],
        author: Viewer,
    ) -> None:
        """Of the departamentos on offer, give the pessoa exactly the chosen ones."""
        author.require_administrador()
        chosen, offered = set(chosen), set(offered)
        pessoa.lock()
        having = cls.objects.filter(pessoa=pessoa).select_related("departamento")
        before = {acesso.departamento for acesso in having}
        cls.revoke(pessoa, *(offered - chosen))
        cls.grant(pessoa, *chosen)
        after = before - (offered - chosen) | chosen
        mudancas = changes({"Departamentos": before}, {"Departamentos": after})
        if mudancas:
            frase = f"mudou os departamentos de {pessoa}"
            audit(Assunto.PERMISSAO, frase, author=author, objeto=pessoa, mudancas=mudancas)

    @classmethod
    @transaction.atomic
    def set_pessoas(
        cls,
        departamento: Departamento,
        chosen: Iterable[Pessoa],
        *,
        offered: Iterable[Pessoa],
        author: Viewer,
    ) -> None:
        """Of the pessoas on offer, let exactly the chosen ones have the departamento."""
        author.require_administrador()
        chosen, offered = set(chosen), set(offered)
        departamento.lock()
        having = cls.objects.filter(departamento=departamento, pessoa__in=chosen | offered)
        before = {acesso.pessoa for acesso in having.select_related("pessoa")}
        gained, lost = chosen - before, (offered & before) - chosen
        having.filter(pessoa__in=lost).delete()
        cls._add((pessoa, departamento) for pessoa in gained)
        mudancas = changes({"Perderam": (), "Ganharam": ()}, {"Perderam": lost, "Ganharam": gained})
        if mudancas:
            frase = f"mudou quem tem acesso a {departamento}"
            audit(Assunto.PERMISSAO, frase, author=author, objeto=departamento, mudancas=mudancas)

    @classmethod
    def _add(cls, pairs: Iterable[tuple[Pessoa, Departamento]]) -> None:
        AcessoDepartamento.objects.bulk_create(
            (
                AcessoDepartamento(
                    escritorio_id=pessoa.escritorio_id, pessoa=pessoa, departamento=departamento
                )
                for pessoa, departamento in pairs
            ),
            ignore_conflicts=True,
        )
