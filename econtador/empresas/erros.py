"""What the room refuses."""

from econtador.base.erros import DomainError


class ImportacaoEncerrada(DomainError):
    """The sheet is not kept any more: confirmed, given up, or its time is over."""

    mensagem = "Esta importação já terminou ou passou de 24 horas. Envie o arquivo de novo."


class EmpresasMudaram(DomainError):
    """Somebody registered one of these companies between the check and the saving."""

    mensagem = "Alguém cadastrou uma destas empresas neste momento. Confira as linhas de novo."
