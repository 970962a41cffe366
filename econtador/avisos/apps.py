from django.apps import AppConfig


class AvisosConfig(AppConfig):
    name = "econtador.avisos"
    label = "avisos"

    def ready(self) -> None:
        """Hear of every atendimento that is opened; models cannot be imported before this."""
        from econtador.atendimentos.telas.abertura import AO_ABRIR  # noqa: PLC0415 - see above
        from econtador.avisos.sino import mark_opened  # noqa: PLC0415 - the same

        AO_ABRIR.append(mark_opened)
