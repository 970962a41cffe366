"""Errors of the domain: anticipated, with a sentence that helps and the HTTP status that fits."""


class DomainError(Exception):
    """What the domain refuses; `mensagem` is a Portuguese sentence shown to the person."""

    status = 409
    mensagem = "Isto não pode ser feito agora."

    def __init__(self, mensagem: str | None = None) -> None:
        self.mensagem = mensagem or self.mensagem
        super().__init__(self.mensagem)


class SemPermissao(DomainError):
    """The person sees the record but may not do this to it."""

    status = 403
    mensagem = "Você não tem permissão para fazer isto."


class DadoInvalido(DomainError):
    """A value that no form would have let through; `campo` is the field's name in the form."""

    status = 422

    def __init__(self, mensagem: str, campo: str | None = None) -> None:
        self.campo = campo
        super().__init__(mensagem)
