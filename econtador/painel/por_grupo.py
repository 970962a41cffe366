"""By empresa and by tipo."""

from django.db.models import Q

from econtador.atendimentos.models import Status
from econtador.painel.medidas import counted, median, seconds_between
from econtador.painel.relatorio import Consulta, Relatorio
from econtador.painel.tempos import concluded_in, opened_in
from econtador.relatorios.tabela import Coluna

NUMEROS = (
    Coluna("Abertos", "inteiro", 10),
    Coluna("Encerrados", "inteiro", 10),
    Coluna("Reabertos", "inteiro", 10),
    Coluna("Em aberto agora", "inteiro", 14),
    Coluna("Atrasados agora", "inteiro", 14),
    Coluna("Mediana até encerrar", "duracao", 20),
)
FRASE = "Abertos e encerrados no período; reabertos são os encerrados que já tinham voltado."


def by_empresa(consulta: Consulta) -> Relatorio:
    """Return each empresa that had anything in the period or has anything open."""
    return _by(consulta, "empresas", "Por empresa", "Empresa", "empresa__nome")


def by_tipo(consulta: Consulta) -> Relatorio:
    """Return each tipo that had anything in the period or has anything open."""
    return _by(consulta, "tipos", "Por tipo", "Tipo", "tipo__nome")


def _by(consulta: Consulta, chave: str, titulo: str, coluna: str, nome: str) -> Relatorio:
    opened, concluded, aberto = opened_in(consulta), concluded_in(consulta), Q(status=Status.ABERTO)
    found = (
        consulta.visible()
        .filter(opened | concluded | aberto)
        .order_by()
        .values_list(nome)
        .annotate(
            abertos=counted(opened),
            encerrados=counted(concluded),
            reabertos=counted(concluded & Q(reaberturas__gt=0)),
            agora=counted(aberto),
            atrasados=counted(aberto & Q(providenciar_ate__lt=consulta.agora)),
            mediana=median(seconds_between("aberto_em", "encerrado_em"), concluded),
        )
        .order_by("-abertos", "-agora", nome)
    )
    return Relatorio(chave, titulo, FRASE, (Coluna(coluna, largura=36), *NUMEROS), list(found))
