from django.apps import AppConfig


class AcessosConfig(AppConfig):
    name = "econtador.acessos"
    label = "acessos"

    def ready(self) -> None:
        """Tell the room empresas who may see a company."""
        from econtador.acessos.presenca import clientes_with_access  # noqa: PLC0415 - models load first
        from econtador.empresas.presenca import register  # noqa: PLC0415 - the same

        register(clientes_with_access)
