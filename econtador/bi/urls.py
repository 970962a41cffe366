"""The addresses of the work list: each queue and each action is one of its own."""

from django.urls import path

from econtador.bi.views import colunas, exportar, lista, lote, otimizado, quadro

urlpatterns = [
    path("bi", lista.lista, name="bi"),
    path("bi/minha-fila", lista.lista, {"fila": "minha-fila"}, name="bi-minha-fila"),
    path("bi/departamento", lista.lista, {"fila": "departamento"}, name="bi-departamento"),
    path("bi/atrasados", lista.lista, {"fila": "atrasados"}, name="bi-atrasados"),
    path(
        "bi/aguardando-cliente",
        lista.lista,
        {"fila": "aguardando-cliente"},
        name="bi-aguardando-cliente",
    ),
    path("bi/sem-responsavel", lista.lista, {"fila": "sem-responsavel"}, name="bi-sem-responsavel"),
    path("bi/colunas", colunas.colunas, name="bi-colunas"),
    path("bi/exportar", exportar.exportar, name="bi-exportar"),
    path("bi/lote/exportar", exportar.marcados, name="bi-exportar-marcados"),
    path("bi/lote/<slug:acao>", lote.lote, name="bi-lote"),
    path("bi/otimizado", otimizado.otimizado, name="bi-otimizado"),
    path("bi/otimizado/previa", otimizado.previa, name="bi-otimizado-previa"),
    path("bi/otimizado/empresas", otimizado.empresas, name="bi-otimizado-empresas"),
    path("bi/quadro", quadro.quadro, name="bi-quadro"),
    path("bi/quadro/<int:numero>/fase", quadro.mover, name="bi-quadro-mover"),
]
