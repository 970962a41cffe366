"""What every part of an atendimento carries."""

from econtador.base.banco.campos import DoEscritorio, Referencia


class DoAtendimento(DoEscritorio):
    """A row of one atendimento: it names the empresa too, so that the database can refuse a mix."""

    empresa = Referencia("empresas.Empresa")
    atendimento = Referencia("atendimentos.Atendimento", related_name="%(class)ss")

    class Meta(DoEscritorio.Meta):
        abstract = True
