"""What the room refuses."""

from econtador.base.erros import DomainError


class AtendimentoFechado(DomainError):
    """The verb needs status *Em aberto*."""

    mensagem = "Este atendimento não está mais em aberto: não recebe pareceres nem mudanças."


class NaoEncontrado(DomainError):
    """The atendimento went out of the person's sight while the page was open."""

    status = 404
    mensagem = "Este atendimento não está mais entre os que você pode ver."


class DelegacaoRecusada(DomainError):
    """The escritório's policy, or the person's rights, do not allow this delegation."""

    mensagem = "Esta delegação não é permitida."


class VersaoAntiga(DomainError):
    """Somebody saved first. `mudancas` tells what changed since the form was opened.

    Each is (campo, rótulo, valor que o formulário tinha visto, valor de agora).
    """

    mensagem = "Outra pessoa salvou este atendimento enquanto você escrevia."

    def __init__(self, versao: int, mudancas: list[tuple[str, str, str]]) -> None:
        self.versao = versao
        self.mudancas = mudancas
        super().__init__()
