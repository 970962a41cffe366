from django.apps import AppConfig


class AtendimentosConfig(AppConfig):
    name = "econtador.atendimentos"
    label = "atendimentos"

    def ready(self) -> None:
        """Tell the rooms below what of theirs is followed here."""
        from econtador.acessos.pendencias import register  # noqa: PLC0415 - models load first
        from econtador.atendimentos.palavras import reindex_heads  # noqa: PLC0415 - the same
        from econtador.atendimentos.pendencias import delegated_and_open  # noqa: PLC0415 - the same
        from econtador.empresas import mudancas  # noqa: PLC0415 - the same

        register(delegated_and_open)
        mudancas.register(reindex_heads)
