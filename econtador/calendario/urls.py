"""The addresses of Configurações / Calendário."""

from django.urls import path

from econtador.calendario.views import feriados, folha, regras

RAIZ = "configuracoes/calendario"

urlpatterns = [
    path(RAIZ, folha.folha, name="calendario"),
    path(f"{RAIZ}/que-dia-cai", folha.que_dia_cai, name="que-dia-cai"),
    path(f"{RAIZ}/feriados/novo", feriados.novo, name="novo-feriado"),
    path(f"{RAIZ}/feriados/<uuid:pk>", feriados.feriado, name="feriado"),
    path(f"{RAIZ}/feriados/<uuid:pk>/remocao", feriados.remocao, name="remover-feriado"),
    path(f"{RAIZ}/feriados/<uuid:pk>/restauracao", feriados.restauracao, name="restaurar-feriado"),
    path(f"{RAIZ}/expediente", regras.expediente, name="expediente"),
    path(f"{RAIZ}/facultativos", regras.facultativos, name="facultativos"),
    path(f"{RAIZ}/cidade", regras.cidade, name="cidade-do-escritorio"),
]
