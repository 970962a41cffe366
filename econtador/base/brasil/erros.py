"""What all the readers of this room raise when a person typed something that cannot be right."""


class ValorInvalido(ValueError):
    """A value refused; `mensagem` is the Portuguese sentence to show beside the field."""

    def __init__(self, mensagem: str) -> None:
        self.mensagem = mensagem
        super().__init__(mensagem)


class DocumentoInvalido(ValorInvalido):
    """The text is no CNPJ, CPF or CAEPF."""


class TelefoneInvalido(ValorInvalido):
    """The text is no Brazilian telephone number with its DDD."""
