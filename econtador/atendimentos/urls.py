"""The addresses of the room: every action is a sub-resource of its atendimento."""

from django.urls import path

from econtador.atendimentos.views import (
    abrir,
    anexos,
    checklist,
    ciclo,
    dados,
    desfechos,
    desligamento,
    detalhe,
    fase,
    pareceres,
    prazo,
)

urlpatterns = [
    path("atendimentos", abrir.colecao, name="atendimentos"),
    path("atendimentos/novo", abrir.novo, name="novo-atendimento"),
    path("atendimentos/novo/perguntas", abrir.perguntas, name="perguntas-do-tipo"),
    path("atendimentos/novo/prazo", prazo.prazo_sugerido, name="prazo-sugerido"),
    path("atendimentos/<int:numero>", detalhe.detalhe, name="atendimento"),
    path("atendimentos/<int:numero>/pareceres", pareceres.pareceres, name="pareceres"),
    path("atendimentos/<int:numero>/pareceres/novo", pareceres.novo_parecer, name="novo-parecer"),
    path("atendimentos/<int:numero>/fase", fase.fase, name="fase"),
    path("atendimentos/<int:numero>/dados", dados.dados, name="dados"),
    path("atendimentos/<int:numero>/dados/prazo", prazo.prazo_dos_dados, name="prazo-dos-dados"),
    path("atendimentos/<int:numero>/delegacoes", ciclo.delegacoes, name="delegacoes"),
    path("atendimentos/<int:numero>/cancelamento", desfechos.cancelamento, name="cancelamento"),
    path("atendimentos/<int:numero>/encerramento", desfechos.encerramento, name="encerramento"),
    path("atendimentos/<int:numero>/reabertura", desfechos.reabertura, name="reabertura"),
    path(
        "atendimentos/<int:numero>/pedido-de-encerramento",
        desfechos.pedido,
        name="pedido-de-encerramento",
    ),
    path(
        "atendimentos/<int:numero>/proposta-de-encerramento",
        desfechos.proposta,
        name="proposta-de-encerramento",
    ),
    path(
        "atendimentos/<int:numero>/confirmacao-do-encerramento",
        desfechos.confirmacao,
        name="confirmacao-do-encerramento",
    ),
    path(
        "atendimentos/<int:numero>/recusa-do-encerramento",
        desfechos.recusa,
        name="recusa-do-encerramento",
    ),
    path("atendimentos/<int:numero>/itens/<uuid:pk>/feito", checklist.feito, name="item-feito"),
    path(
        "atendimentos/<int:numero>/itens/<uuid:pk>/pendente",
        checklist.pendente,
        name="item-pendente",
    ),
    path(
        "atendimentos/<int:numero>/itens/<uuid:pk>/dispensa",
        checklist.dispensa,
        name="item-dispensa",
    ),
    path("atendimentos/<int:numero>/acompanhamento", ciclo.acompanhamento, name="acompanhamento"),
    path("atendimentos/<int:numero>/bola", ciclo.bola, name="bola"),
    path("atendimentos/<int:numero>/confidencial", ciclo.confidencial, name="confidencial"),
    path("pessoas/<uuid:pk>/desativacao", desligamento.desativacao, name="desativar-pessoa"),
    path("anexos/<uuid:pk>", anexos.anexo, name="anexo"),
    path("anexos/<uuid:pk>/miniatura", anexos.miniatura, name="miniatura"),
]
