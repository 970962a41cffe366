"""What fills the blanks of a scene: months, amounts, people (pure, from the generator given)."""

import random
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from econtador.prazos.calendario import Calendario
from econtador.prazos.oficial import calendario_nacional

MESES = (
    "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
    "outubro", "novembro", "dezembro",
)  # fmt: skip
HOMENS = (
    "João", "Pedro", "Lucas", "Mateus", "Rafael", "Gustavo", "Thiago", "Leandro", "Wesley",
    "Anderson", "Márcio", "Edson", "Vinícius", "Caio", "Igor", "Samuel",
)  # fmt: skip
MULHERES = (
    "Maria", "Juliana", "Patrícia", "Camila", "Fernanda", "Aline", "Larissa", "Vanessa", "Simone",
    "Débora", "Letícia", "Tatiane", "Rosângela", "Beatriz", "Luana", "Sônia",
)  # fmt: skip
SOBRENOMES = (
    "da Silva", "dos Santos", "Oliveira", "Pereira", "Ferreira", "Costa", "Rodrigues", "Almeida",
    "Nascimento", "Araújo", "Barbosa", "Cardoso", "Moreira", "Teixeira", "Batista", "Monteiro",
)  # fmt: skip
FUNCOES = (
    "auxiliar administrativo", "vendedor", "motorista", "atendente", "estoquista", "mecânico",
    "confeiteiro", "recepcionista", "operador de caixa", "auxiliar de limpeza", "eletricista",
)  # fmt: skip
FINALIDADES = (
    "uma licitação da prefeitura", "um financiamento no BNDES", "o cadastro num fornecedor",
    "um pregão do estado", "a renovação do contrato com o hospital",
)  # fmt: skip
BAIRROS = ("Cambuí", "Taquaral", "Centro", "Vila Industrial", "Barão Geraldo", "Jardim Guanabara")
CIDADES = ("Sumaré", "Valinhos", "Hortolândia", "Indaiatuba", "Paulínia", "Jundiaí")
ESTADOS = ("Minas Gerais", "o Paraná", "o Rio de Janeiro", "Goiás", "a Bahia")
SEMANA = ("segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo")
DIA_DO_VENCIMENTO = 20
FIM_DA_MANHA = 12

Lacunas = dict[str, str]


class Competencia(NamedTuple):
    """The month that a fact refers to."""

    ano: int
    mes: int

    @classmethod
    def before(cls, day: date) -> "Competencia":
        """Return the month before that of `day`."""
        last = day.replace(day=1) - timedelta(days=1)
        return cls(last.year, last.month)

    def __str__(self) -> str:
        return f"{self.ano}-{self.mes:02d}"


def fill(sorte: random.Random, day: date) -> Lacunas:
    """Return the blanks of an atendimento that is opened on `day`: text by name."""
    return _of_month(day.year, day.month) | _money(sorte) | _people(sorte) | _things(sorte, day)


def money(reais: float) -> str:
    """Return an amount as Brazilians write it: "R$ 38.412,00"."""
    return "R$ " + f"{reais:,.2f}".translate(_PONTOS)


def greeting(local: datetime) -> str:
    """Return how one begins a message at that hour."""
    return "Bom dia" if local.hour < FIM_DA_MANHA else "Boa tarde"


def vence(ano: int, mes: int, *, antecipa: bool) -> str:
    """Return the sentence on what is due on the 20th; on a day off it moves back or on.

    The DAS goes on to the next business day (Resolução CGSN 140/2018, art. 40); FGTS and INSS
    are paid on the one before.
    """
    calendario = _calendario(ano)
    legal = date(ano, mes, DIA_DO_VENCIMENTO)
    day = calendario.util_until(legal) if antecipa else calendario.util_from(legal)
    if day == legal:
        return f"Vence dia {legal:%d/%m}."
    return f"Vence dia {day.day}, porque {_why(calendario, legal)}."


_PONTOS = str.maketrans(",.", ".,")


def _why(calendario: Calendario, legal: date) -> str:
    if legal in calendario.folgas:
        return f"{legal:%d/%m} é feriado nacional"
    return f"dia {legal.day} cai no {SEMANA[legal.weekday()]}"


@lru_cache(maxsize=64)
def _calendario(ano: int) -> Calendario:
    return calendario_nacional([ano])


@lru_cache(maxsize=64)
def _of_month(ano: int, mes: int) -> Lacunas:
    atual = date(ano, mes, 1)
    competencia = Competencia.before(atual)
    nome = MESES[competencia.mes - 1]
    return {
        "mes": nome,
        "mes_inicial": nome.capitalize(),
        "mes_atual": MESES[mes - 1],
        "mes_anterior": MESES[(mes - 3) % 12],
        "mm": f"{competencia.mes:02d}",
        "aaaa": str(competencia.ano),
        "competencia": f"{competencia.mes:02d}/{competencia.ano}",
        "vence_das": vence(ano, mes, antecipa=False),
        "vence_fgts": vence(ano, mes, antecipa=True),
    }


def _money(sorte: random.Random) -> Lacunas:
    faturamento = round(sorte.uniform(18_000, 290_000), 2)
    return {
        "faturamento": money(faturamento),
        "imposto": money(faturamento * sorte.uniform(0.045, 0.11)),
        "acumulado": money(faturamento * 11.4),
        "valor": money(sorte.uniform(120, 9_000)),
        "diferenca": money(sorte.uniform(800, 14_000)),
        "taxa": money(sorte.uniform(90, 700)),
        "preco": money(sorte.randrange(70, 190) * 1000),
        "salario": money(sorte.randrange(1_700, 5_200, 50)),
        "bolsa": money(sorte.randrange(800, 1_500, 50)),
        "liquido": money(sorte.uniform(2_500, 64_000)),
        "lucro": money(faturamento * sorte.uniform(0.06, 0.2)),
        "retirada": money(sorte.randrange(3, 30) * 1000),
    }


def _people(sorte: random.Random) -> Lacunas:
    primeiro = sorte.choice(HOMENS if sorte.random() < 0.5 else MULHERES)
    socia = sorte.choice(MULHERES)
    return {
        "primeiro": primeiro,
        "nome": f"{primeiro} {sorte.choice(SOBRENOMES)}",
        "socio": socia,
        "estagiaria": f"{sorte.choice(MULHERES)} {sorte.choice(SOBRENOMES)}",
        "funcao": sorte.choice(FUNCOES),
    }


def _things(sorte: random.Random, day: date) -> Lacunas:
    later = day + timedelta(days=sorte.randrange(4, 11))
    later += timedelta(days=max(0, later.weekday() - 4) and 7 - later.weekday())
    return {
        "dia": f"{later:%d/%m}",
        "numero": str(sorte.randrange(110, 9_800)),
        "finalidade": sorte.choice(FINALIDADES),
        "bairro": sorte.choice(BAIRROS),
        "cidade": sorte.choice(CIDADES),
        "uf_cliente": sorte.choice(ESTADOS),
        "fator": f"{sorte.uniform(21, 27.8):.1f}%".replace(".", ","),
        "meses_fator": str(sorte.randrange(3, 7)),
        "parcelas": str(sorte.choice((6, 10, 12, 18, 24))),
        "quotas": str(sorte.choice((5, 10, 20, 25, 40))),
        "cabecas": str(sorte.randrange(12, 60)),
        "dias_atestado": str(sorte.randrange(1, 9)),
    }
