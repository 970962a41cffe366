"""Departamentos, fases and tipos as they come out of the box: plain data, changed by each office.

No pergunta and no item is obrigatório here: the default tipo of a departamento also takes what
nobody classified, and a request must not be turned away for a CPF that it does not have.
"""

from dataclasses import dataclass
from typing import Any

DEPARTAMENTOS = ("Fiscal", "Contábil", "Departamento Pessoal", "Societário")
# Each with its marks. The modelo padrão is sent to the client: it is written to be completed.
FASES: dict[str, dict[str, Any]] = {
    "Triagem": {},
    "Documentos": {"modelo_padrao": "Para seguir, precisamos destes documentos:\n\n- "},
    "Em execução": {},
    "Conferência": {"usuario_obrigatorio": True},
    "Aguardando órgão": {
        "parecer_obrigatorio": True,
        "modelo_padrao": "Pedido protocolado no órgão. Número do protocolo: \nPrevisão: ",
    },
    "Concluído": {
        "encerra": True,
        "modelo_padrao": "Concluímos o atendimento. Se faltar algo, responda por aqui.",
    },
}


@dataclass(frozen=True, slots=True)
class Modelo:
    """A tipo as it comes out of the box; `departamento` None makes it the escritório's own.

    `perguntas` are the columns of each, `itens` the rótulos of the checklist.
    """

    nome: str
    departamento: str | None
    dias_uteis: int
    prioridade: int
    padrao: bool = False
    perguntas: tuple[dict[str, Any], ...] = ()
    itens: tuple[str, ...] = ()


def _pergunta(rotulo: str, especie: str = "texto", *opcoes: str, ajuda: str = "") -> dict[str, Any]:
    return {"rotulo": rotulo, "especie": especie, "opcoes": list(opcoes), "ajuda": ajuda}


MODELOS = (
    Modelo("Geral", None, 3, 5, padrao=True),
    Modelo(
        "Guia de imposto",
        "Fiscal",
        2,
        3,
        padrao=True,
        perguntas=(
            _pergunta("Qual guia", "escolha", "DAS", "DARF", "GPS", "ISS", "ICMS", "Outra"),
            _pergunta("Competência da guia", "competencia"),
            _pergunta("Pagar em", "data", ajuda="Se passou do vencimento, o dia do pagamento."),
        ),
        itens=("Apuração conferida", "Guia enviada ao cliente"),
    ),
    Modelo(
        "Certidão",
        "Fiscal",
        5,
        4,
        perguntas=(
            _pergunta(
                "Qual certidão",
                "escolha",
                "Federal (CND)",
                "FGTS (CRF)",
                "Trabalhista (CNDT)",
                "Estadual",
                "Municipal",
            ),
            _pergunta("Para que será usada", ajuda="Licitação, banco, venda de imóvel…"),
        ),
        itens=("Pendências consultadas", "Validade anotada"),
    ),
    Modelo(
        "Balancete",
        "Contábil",
        5,
        5,
        padrao=True,
        perguntas=(_pergunta("Mês do balancete", "competencia"),),
        itens=("Bancos conciliados", "Folha e impostos provisionados", "Revisão de outra pessoa"),
    ),
    Modelo(
        "Admissão",
        "Departamento Pessoal",
        2,
        2,
        padrao=True,
        perguntas=(
            _pergunta("Nome do empregado"),
            _pergunta("CPF do empregado"),
            _pergunta("Data de admissão", "data", ajuda="O eSocial pede o aviso até a véspera."),
            _pergunta("Cargo"),
            _pergunta("Salário", "valor"),
            _pergunta("Vale-transporte", "sim_nao"),
        ),
        itens=(
            "Exame admissional recebido",
            "eSocial enviado (S-2190 ou S-2200)",
            "Contrato de trabalho assinado",
            "Opção de vale-transporte assinada",
        ),
    ),
    Modelo(
        "Rescisão",
        "Departamento Pessoal",
        3,
        1,
        perguntas=(
            _pergunta("Nome do empregado"),
            _pergunta("Último dia de trabalho", "data"),
            _pergunta(
                "Motivo",
                "escolha",
                "Dispensa sem justa causa",
                "Pedido de demissão",
                "Acordo",
                "Justa causa",
                "Término de contrato",
            ),
            _pergunta("Aviso prévio", "escolha", "Trabalhado", "Indenizado", "Dispensado"),
        ),
        itens=(
            "Exame demissional recebido",
            "eSocial enviado (S-2299)",
            "Termo de rescisão assinado",
            "Guia do FGTS paga",
        ),
    ),
    Modelo(
        "Alteração contratual",
        "Societário",
        10,
        4,
        padrao=True,
        perguntas=(
            _pergunta("O que muda", "texto_longo", ajuda="Endereço, sócios, atividade, capital…"),
            _pergunta("Novo capital social", "valor", ajuda="Só se ele muda."),
        ),
        itens=(
            "Viabilidade aprovada",
            "Alteração assinada pelos sócios",
            "Registro na Junta",
            "CNPJ e prefeitura atualizados",
        ),
    ),
)
