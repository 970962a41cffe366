from django.apps import AppConfig


class AtendimentosConfig(AppConfig):
    name = "econtador.atendimentos"
    label = "atendimentos"

    def ready(self) -> None:
        """Tell the room acessos what a deactivated person leaves here."""
        from econtador.acessos.pendencias import register  # noqa: PLC0415 - models load first
        from econtador.atendimentos.pendencias import delegated_and_open  # noqa: PLC0415 - the same

        register(delegated_and_open)
