"""The author of plans: scene, people, times and fate of the n-th atendimento of an escritório.

The same number always gives the same plan for the same stage and moment. Time is compressed
towards the end: of all atendimentos one in eight is still open, most of them a few days old.
"""

import random
from bisect import bisect
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate

from econtador.atendimentos.demo.agenda import Agenda, Prazos
from econtador.atendimentos.demo.cenario import Cenario, Lugar, Papel
from econtador.atendimentos.demo.cenas import CENAS
from econtador.atendimentos.demo.cenas.base import Cena, Fala
from econtador.atendimentos.demo.lacunas import Competencia, Lacunas, fill, greeting
from econtador.atendimentos.demo.roteiro import Escreve, Le, Passa, Passo, Restringe, Roteiro, Vira
from econtador.atendimentos.models import Bola, Status

# The last RECENTES of all numbers fall into the last HORAS_RECENTES working hours.
RECENTES, HORAS_RECENTES = 0.14, 60.0
ABERTO_ENTRE_RECENTES, ABERTO_ENTRE_ANTIGOS = 0.78, 0.013
CANCELADO, REABERTO, CONFIDENCIAL = 0.04, 0.03, 0.005
LIDO_SE_ABERTO, LIDO_SE_FECHADO = 0.45, 0.96
ATALHO = 0.6
MOTIVOS = (
    "Aberto em duplicidade.",
    "O cliente resolveu direto com o órgão.",
    "Não é mais necessário.",
    "Aberto na empresa errada; refeito na outra.",
)


@dataclass(slots=True)
class _Elenco:
    """Who takes part in one plan."""

    lugar: Lugar
    cliente: Papel
    operador: Papel
    chefe: Papel

    def of(self, fala: Fala) -> Papel:
        if fala.voz == "cliente":
            return self.cliente
        return self.chefe if fala.delega else self.operador

    def reader_of(self, falas: tuple[Fala, ...], indice: int) -> Papel | None:
        """Return who reads a turn without answering: whoever writes next has read it by that."""
        reader = self.cliente if falas[indice].voz == "operador" else self.operador
        answers = indice + 1 < len(falas) and self.of(falas[indice + 1]) == reader
        return None if answers else reader


class Autor:
    """Writes plans for one stage, up to one moment."""

    def __init__(self, cenario: Cenario, agora: datetime) -> None:
        self.cenario = cenario
        self.agenda = Agenda.until(agora, cenario.fuso)
        self.prazos = Prazos(agora)

    def write(self, numero: int, posicao: float) -> Roteiro:
        """Return plan `numero`; `posicao`, 0 to 1, is its place in the six months."""
        sorte = random.Random(numero)  # noqa: S311 - a story, not a secret
        inicio = self._begin(posicao, sorte)
        lugar = sorte.choice(self.cenario.lugares)
        day = self.agenda.day(inicio)
        cena = pick(lugar.tipo_documento, day, sorte.random())
        return self.stage(cena, lugar, inicio, posicao, sorte)

    def stage(
        self, cena: Cena, lugar: Lugar, inicio: float, posicao: float, sorte: random.Random
    ) -> Roteiro:
        """Return the plan of `cena` at `lugar`, begun at the working hour `inicio`."""
        equipe = self.cenario.equipe[cena.departamento]
        elenco = _Elenco(
            lugar, sorte.choice(lugar.clientes), sorte.choice(equipe), self.cenario.chefe
        )
        day = self.agenda.day(inicio)
        lacunas = fill(sorte, day)
        lacunas["cliente"], lacunas["operador"] = elenco.cliente.primeiro, elenco.operador.primeiro
        tipos = self.cenario
        tipo = tipos.tipos[cena.tipo] if cena.tipo else tipos.padroes[cena.departamento]
        aberto_em = self.agenda.at(inicio)
        return Roteiro(
            nome=cena.titulo.format_map(lacunas),
            lugar=lugar,
            departamento=cena.departamento,
            tipo=tipo,
            providenciar_ate=self.prazos.due(aberto_em, tipo.prazo, lugar.uf, lugar.fuso),
            competencia=str(Competencia.before(day)) if cena.mensal else "",
            passos=self._steps(cena, elenco, lacunas, inicio, (posicao, sorte)),
        )

    def _begin(self, posicao: float, sorte: random.Random) -> float:
        recent = self.agenda.fim - HORAS_RECENTES
        if posicao < 1 - RECENTES:
            base = recent * posicao / (1 - RECENTES)
        else:
            rest = (1 - posicao) / RECENTES
            base = self.agenda.fim - HORAS_RECENTES * rest**1.4
        return max(0.0, base - sorte.random() * 0.02)

    def _steps(
        self,
        cena: Cena,
        elenco: _Elenco,
        lacunas: Lacunas,
        inicio: float,
        acaso: tuple[float, random.Random],
    ) -> list[Passo]:
        posicao, sorte = acaso
        recent = posicao >= 1 - RECENTES
        aberto = sorte.random() < (ABERTO_ENTRE_RECENTES if recent else ABERTO_ENTRE_ANTIGOS)
        falas = _played(cena, aberto, sorte)
        horas = self._times(inicio, len(falas) + 2, cena.ritmo, sorte)
        passos: list[Passo] = []
        for indice, fala in enumerate(falas):
            passos.append(self._speak(fala, elenco, lacunas, horas[indice], sorte))
            chance = LIDO_SE_ABERTO if aberto and fala is falas[-1] else LIDO_SE_FECHADO
            reader = elenco.reader_of(falas, indice)
            if reader and sorte.random() < chance:
                passos.append(Le(self.agenda.at(sum(horas[indice : indice + 2]) / 2), reader))
        _hand_over(passos, elenco, sorte)
        if aberto and cena.terceiro and falas[-1].voz == "operador":
            passos.append(Passa(self.agenda.at(horas[len(falas)]), elenco.operador, Bola.TERCEIRO))
        if sorte.random() < CONFIDENCIAL:
            passos.append(self._restrict(elenco, horas[-2]))
        if not aberto:
            passos += self._end(elenco, horas[-2], horas[-1], sorte)
        return passos

    def _times(self, inicio: float, count: int, ritmo: float, sorte: random.Random) -> list[float]:
        gaps = [0.2 + sorte.expovariate(1 / ritmo) for _ in range(count - 1)]
        fit = min(1.0, 0.97 * (self.agenda.fim - inicio) / sum(gaps))
        return [
            inicio,
            *accumulate((gap * fit for gap in gaps[1:]), initial=inicio + gaps[0] * fit),
        ]

    def _speak(
        self, fala: Fala, elenco: _Elenco, lacunas: Lacunas, hora: float, sorte: random.Random
    ) -> Escreve:
        em = self.agenda.at(hora)
        quem = elenco.of(fala)
        oi = greeting(em.astimezone(self.agenda.fuso))
        blanks = lacunas | {"saudacao": oi, "saudacao_m": oi.lower(), "o": quem.o}
        return Escreve(
            em=em,
            quem=quem,
            texto=sorte.choice(fala.variantes).format_map(blanks),
            nota=fala.voz == "nota",
            delegado=elenco.operador if fala.delega else None,
            anexos=tuple(nome.format_map(blanks) for nome in fala.anexos),
        )

    def _restrict(self, elenco: _Elenco, hora: float) -> Restringe:
        return Restringe(self.agenda.at(hora), elenco.chefe, (elenco.operador,))

    def _end(self, elenco: _Elenco, hora: float, later: float, sorte: random.Random) -> list[Passo]:
        em, chance = self.agenda.at(hora), sorte.random()
        if chance < CANCELADO:
            motivo = sorte.choice(MOTIVOS)
            return [Vira(em, elenco.operador, Status.CANCELADO, motivo)]
        fim = Vira(em, elenco.operador, Status.ENCERRADO)
        if chance > CANCELADO + REABERTO:
            return [fim]
        again = self.agenda.at(later)
        texto = "Reabri para acertar um detalhe que ficou para trás. Já resolvido."
        return [
            fim,
            Vira(again, elenco.operador, Status.ABERTO),
            Escreve(again, elenco.operador, texto),
            Vira(again + timedelta(0), elenco.operador, Status.ENCERRADO),
        ]


def _played(cena: Cena, aberto: bool, sorte: random.Random) -> tuple[Fala, ...]:  # noqa: FBT001 - pure helper
    """Return the turns that take place; of an open one, any beginning."""
    falas = cena.falas
    if aberto:
        return falas[: sorte.randint(1, len(falas))]
    ends = [n for n, fala in enumerate(falas, 1) if fala.voz == "operador" and n > 1]
    return falas[: sorte.choice(ends)] if ends and sorte.random() < ATALHO else falas


def _hand_over(passos: list[Passo], elenco: _Elenco, sorte: random.Random) -> None:
    """Delegate when it is opened, mostly; else with the office's first answer."""
    escritos = [passo for passo in passos if isinstance(passo, Escreve)]
    if any(escrito.delegado for escrito in escritos):
        return
    first = escritos[0]
    if sorte.random() < 0.7:
        first.delegado = elenco.operador
        return
    answer = next((e for e in escritos if e.quem == elenco.operador and e is not first), None)
    if answer:
        answer.delegado = elenco.operador


def pick(tipo_documento: str, day: date, sorte: float) -> Cena:
    """Return a scene that may begin on `day` for such an empresa; `sorte` is 0 to 1."""
    cenas, pesos = _possible(tipo_documento, day.month, day.day)
    return cenas[bisect(pesos, sorte * pesos[-1], hi=len(cenas) - 1)]


@lru_cache(maxsize=2000)
def _possible(tipo_documento: str, mes: int, dia: int) -> tuple[list[Cena], list[int]]:
    cenas = [
        cena
        for cena in CENAS
        if tipo_documento in cena.para.split()
        and (not cena.meses or mes in cena.meses)
        and cena.dias[0] <= dia <= cena.dias[1]
    ]
    return cenas, list(accumulate(cena.peso for cena in cenas))
