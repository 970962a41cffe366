"""Addresses that their own server said do not exist: nothing more is sent there."""

from django.db import models

from econtador.base.banco.campos import DoEscritorio, Referencia
from econtador.pessoas.models import Pessoa


class EnderecoMorto(DoEscritorio):
    """The address was refused for good; whoever gets another one is written to again."""

    pessoa = Referencia("pessoas.Pessoa")
    endereco = models.CharField("endereço", max_length=254)
    resposta = models.CharField(max_length=300)
    em = models.DateTimeField(auto_now_add=True)

    class Meta(DoEscritorio.Meta):
        constraints = [
            *DoEscritorio.Meta.constraints,
            models.UniqueConstraint(
                fields=["escritorio", "pessoa", "endereco"], name="avisos_enderecomorto_unico"
            ),
        ]

    def __str__(self) -> str:
        return self.endereco

    @classmethod
    def bury(cls, pessoa: Pessoa, resposta: str) -> None:
        """Note that the person's present address was refused, with what the server said."""
        EnderecoMorto.objects.bulk_create(
            [
                EnderecoMorto(
                    escritorio_id=pessoa.escritorio_id,
                    pessoa=pessoa,
                    endereco=pessoa.email,
                    resposta=resposta[:300],
                )
            ],
            ignore_conflicts=True,
        )

    @classmethod
    def of(cls, pessoa: Pessoa) -> "EnderecoMorto | None":
        """Return why nothing is sent to the person's present address, or None."""
        return cls.objects.filter(pessoa=pessoa, endereco=pessoa.email).first()

    @classmethod
    def revive(cls, pessoa: Pessoa) -> None:
        """Try the person's present address again."""
        cls.objects.filter(pessoa=pessoa, endereco=pessoa.email).delete()
