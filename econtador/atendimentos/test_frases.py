"""Events as sentences, after the author's name: each kind reads as one."""

from typing import Any

import pytest

from econtador.atendimentos.frases import FRASES, sentence
from econtador.atendimentos.models import Acao, Estado, Evento

FASE = {"fase": {"de": "Triagem", "para": "Documentos", "de_id": "1", "para_id": "2"}}
PARA_CARLA = {"de": "", "delegado": "Carla Souza"}
SENTENCES: list[tuple[Acao, dict[str, Any], str]] = [
    (Acao.ABERTO, {}, "abriu o atendimento"),
    (Acao.ABERTO, {"delegado": "Bruno Lima"}, "abriu o atendimento e delegou para Bruno Lima"),
    (Acao.PARECER, {}, "deu um parecer"),
    (Acao.PARECER, PARA_CARLA, "deu um parecer e delegou para Carla Souza"),
    (
        Acao.PARECER,
        {"proposta": "recusada"},
        "deu um parecer e recusou assim a proposta de encerramento",
    ),
    (Acao.NOTA, {}, "escreveu uma nota interna"),
    (Acao.NOTA, PARA_CARLA, "escreveu uma nota interna e delegou para Carla Souza"),
    (Acao.DELEGADO, PARA_CARLA, "delegou para Carla Souza"),
    (Acao.DELEGADO, {"de": "Carla Souza", "delegado": ""}, "retirou a delegação de Carla Souza"),
    (
        Acao.EDITADO,
        {"mudancas": [["Tipo", "Geral", "Certidão"], ["Fase", "Triagem", "Documentos"]]},
        "mudou Tipo de “Geral” para “Certidão” e Fase de “Triagem” para “Documentos”",
    ),
    (Acao.FASE, FASE, "moveu de “Triagem” para “Documentos”"),
    (
        Acao.FASE,
        FASE | PARA_CARLA,
        "moveu de “Triagem” para “Documentos” e delegou para Carla Souza",
    ),
    (
        Acao.FASE,
        FASE | PARA_CARLA | {"encerrou": True},
        "moveu de “Triagem” para “Documentos”, delegou para Carla Souza e encerrou o atendimento",
    ),
    (Acao.BOLA, {"para": "terceiro"}, "disse que a bola está com: Terceiro"),
    (Acao.ENCERRADO, {}, "encerrou o atendimento"),
    (Acao.REABERTO, {}, "reabriu o atendimento"),
    (Acao.REABERTO, {"motivo": "Faltou o recibo."}, "reabriu o atendimento: Faltou o recibo."),
    (Acao.CANCELADO, {"motivo": "Em dobro."}, "cancelou: Em dobro."),
    (Acao.RESTRITO, {"nomeados": []}, "tornou confidencial"),
    (Acao.RESTRITO, {"nomeados": ["Ana", "Rui"]}, "tornou confidencial, para Ana, Rui"),
    (Acao.NOMEADO, {}, "incluiu-se neste atendimento confidencial"),
    (Acao.PEDIDO, {}, "pediu o encerramento"),
    (Acao.PEDIDO, {"texto": "Já paguei."}, "pediu o encerramento: Já paguei."),
    (Acao.PROPOSTA, {}, "propôs o encerramento"),
    (
        Acao.PROPOSTA,
        {"ate": "24/11/2026", "texto": "Tudo certo?"},
        "propôs o encerramento, que vale sem resposta depois de 24/11/2026: Tudo certo?",
    ),
    (Acao.CONFIRMADO, {"especie": "pedido"}, "aceitou o pedido e encerrou o atendimento"),
    (Acao.CONFIRMADO, {"especie": "proposta"}, "confirmou o encerramento do atendimento"),
    (
        Acao.RECUSADO,
        {"especie": "pedido", "texto": "Falta a guia."},
        "recusou o pedido de encerramento: Falta a guia.",
    ),
    (
        Acao.RECUSADO,
        {"especie": "proposta", "texto": "Falta a guia."},
        "recusou a proposta de encerramento: Falta a guia.",
    ),
    (Acao.RETIRADO, {"especie": "pedido"}, "retirou o pedido de encerramento"),
    (Acao.RETIRADO, {"especie": "proposta"}, "retirou a proposta de encerramento"),
    (Acao.VENCIDO, {}, "encerrou o atendimento, porque a proposta ficou sem resposta"),
    (Acao.ITEM, {"item": "Revisar", "estado": Estado.FEITO}, "concluiu o item “Revisar”"),
    (Acao.ITEM, {"item": "Revisar", "estado": Estado.PENDENTE}, "reabriu o item “Revisar”"),
    (
        Acao.ITEM,
        {"item": "Revisar", "estado": Estado.DISPENSADO, "motivo": "Não se aplica."},
        "dispensou o item “Revisar”: Não se aplica.",
    ),
]


@pytest.mark.parametrize(("acao", "dados", "frase"), SENTENCES)
def test_it_reads_so(acao: Acao, dados: dict[str, Any], frase: str) -> None:
    assert sentence(Evento(acao=acao, dados={"versao": 2} | dados)) == frase


def test_every_kind_is_told_here() -> None:
    assert {acao for acao, _, _ in SENTENCES} == set(Acao)
    assert set(FRASES) == set(Acao)
