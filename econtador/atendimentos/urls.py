"""The addresses of the room: every action is a sub-resource of its atendimento."""

from django.urls import path

from econtador.atendimentos.views import abrir, anexos, ciclo, dados, detalhe, pareceres

urlpatterns = [
    path("atendimentos", abrir.colecao, name="atendimentos"),
    path("atendimentos/novo", abrir.novo, name="novo-atendimento"),
    path("atendimentos/novo/prazo", abrir.prazo_sugerido, name="prazo-sugerido"),
    path("atendimentos/<int:numero>", detalhe.detalhe, name="atendimento"),
    path("atendimentos/<int:numero>/pareceres", pareceres.pareceres, name="pareceres"),
    path("atendimentos/<int:numero>/pareceres/novo", pareceres.novo_parecer, name="novo-parecer"),
    path("atendimentos/<int:numero>/dados", dados.dados, name="dados"),
    path("atendimentos/<int:numero>/delegacoes", ciclo.delegacoes, name="delegacoes"),
    path("atendimentos/<int:numero>/cancelamento", ciclo.cancelamento, name="cancelamento"),
    path("atendimentos/<int:numero>/encerramento", ciclo.encerramento, name="encerramento"),
    path("atendimentos/<int:numero>/reabertura", ciclo.reabertura, name="reabertura"),
    path("atendimentos/<int:numero>/bola", ciclo.bola, name="bola"),
    path("atendimentos/<int:numero>/confidencial", ciclo.confidencial, name="confidencial"),
    path("anexos/<uuid:pk>", anexos.anexo, name="anexo"),
    path("anexos/<uuid:pk>/miniatura", anexos.miniatura, name="miniatura"),
]
