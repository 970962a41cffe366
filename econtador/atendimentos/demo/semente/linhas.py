"""From a plan to the rows that the verbs would have written, as lines of COPY (text format)."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from econtador.atendimentos.demo.cenario import Cenario, Papel
from econtador.atendimentos.demo.roteiro import Escreve, Le, Passa, Passo, Restringe, Roteiro, Vira
from econtador.atendimentos.demo.semente.marcas import Especie, mark
from econtador.atendimentos.demo.semente.relogio import NULO, Relogio
from econtador.atendimentos.models import Acao, Estado, Status
from econtador.atendimentos.models.parecer import text_hash
from econtador.busca.palavras import words

Lote = dict[str, list[str]]
ACAO_DE = {
    Status.ENCERRADO: Acao.ENCERRADO,
    Status.CANCELADO: Acao.CANCELADO,
    Status.ABERTO: Acao.REABERTO,
}
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})

COLUNAS = {
    "atendimentos_atendimento": (
        "id, escritorio_id, empresa_id, numero, nome, departamento_id, tipo_id, fase_id,"
        " prioridade, autor_id, delegado_id, providenciar_ate, competencia, status, bola,"
        " bola_desde, tempo_escritorio, tempo_cliente, tempo_terceiro, pendencia, confidencial,"
        " aberto_em, fase_desde, primeira_resposta_em, encerrado_em, reaberturas, atividade_em,"
        " ultimo_parecer_id, ultimo_publico_id, pareceres_total, pareceres_publicos, versao"
    ),
    "atendimentos_parecer": (
        "id, escritorio_id, empresa_id, atendimento_id, autor_id, em, ordem, ordem_publica,"
        " nota_interna, delegado_id, apos_encerramento, texto_sha256"
    ),
    "atendimentos_parecertexto": "parecer_id, escritorio_id, texto",
    "atendimentos_leitura": "id, escritorio_id, empresa_id, atendimento_id, pessoa_id, ate, em",
    "atendimentos_desfecho": (
        "id, escritorio_id, empresa_id, atendimento_id, status, motivo, autor_id, em"
    ),
    "atendimentos_item": (
        "id, escritorio_id, empresa_id, atendimento_id, rotulo, obrigatorio, ordem, estado, motivo"
    ),
    "atendimentos_nomeado": "id, escritorio_id, empresa_id, atendimento_id, pessoa_id, por_id, em",
    "atendimentos_evento": (
        "id, escritorio_id, empresa_id, atendimento_id, acao, autor_id, em, parecer_id, interno,"
        " dados, ordem, elo"
    ),
    "busca_documento": (
        "id, escritorio_id, empresa_id, atendimento_id, parecer_id, interno, vetor"
    ),
}


def lines_of(roteiros: Iterable[tuple[int, int, Roteiro]], cenario: Cenario) -> Lote:
    """Return the lines, by table, of plans given as (index, number, plan)."""
    lote: Lote = defaultdict(list)
    for indice, numero, roteiro in roteiros:
        Registro(indice, numero, roteiro, cenario).write_into(lote)
    return lote


class Registro:
    """One atendimento under way: its counters move from step to step as the verbs move them."""

    def __init__(self, indice: int, numero: int, roteiro: Roteiro, cenario: Cenario) -> None:
        self.indice, self.numero = indice, numero
        self.roteiro, self.cenario = roteiro, cenario
        self.id = mark(Especie.ATENDIMENTO, indice, roteiro.abertura.em)
        self.lugar = f"{cenario.escritorio_id}\t{roteiro.lugar.id}\t{self.id}"
        self.total = self.publicos = self.eventos = self.desfechos = self.nomeados = 0
        self.versao = 0
        self.relogio = Relogio(roteiro.abertura.em, do_cliente=roteiro.abertura.quem.cliente)
        self.delegado: Papel | None = None
        self.confidencial = False
        self.ultimo = self.ultimo_publico = self.id
        self.atividade = roteiro.abertura.em
        self.lidos: set[tuple[UUID, int]] = set()

    def write_into(self, lote: Lote) -> None:
        """Add the lines of the whole plan to `lote`."""
        for passo in self.roteiro.passos:
            self._take(passo, lote)
        lote["atendimentos_atendimento"].append(self._head())
        self._copy_checklist(lote)
        roteiro = self.roteiro
        partes = (roteiro.nome, str(self.numero), roteiro.lugar.nome, roteiro.lugar.documento)
        self._index(" ".join(partes), NULO, "f", lote)

    def _copy_checklist(self, lote: Lote) -> None:
        for ordem, (rotulo, obrigatorio) in enumerate(self.roteiro.tipo.itens):
            pk = mark(Especie.ITEM, self.indice, self.roteiro.abertura.em, ordem)
            lote["atendimentos_item"].append(
                f"{pk}\t{self.lugar}\t{rotulo.translate(_ESCAPES)}\t{'t' if obrigatorio else 'f'}"
                f"\t{ordem}\t{Estado.PENDENTE.value}\t"
            )

    def _take(self, passo: Passo, lote: Lote) -> None:
        match passo:
            case Escreve():
                self._write(passo, lote)
            case Le():
                self._read(passo.quem, passo.em, lote)
            case Vira():
                self._turn(passo, lote)
            case Passa():
                self._pass(passo, lote)
            case Restringe():
                self._restrict(passo, lote)

    def _write(self, passo: Escreve, lote: Lote) -> None:
        self._count(passo)
        if not passo.nota:
            self._touch(passo.em)
        elif passo.delegado:
            self.versao += 1
        texto, pk = passo.texto.strip(), self.ultimo
        interno = "t" if passo.nota else "f"
        delegado = passo.delegado.id if passo.delegado else NULO
        lote["atendimentos_parecer"].append(
            f"{pk}\t{self.lugar}\t{passo.quem.id}\t{passo.em}\t{self.total}\t{self.publicos}"
            f"\t{interno}\t{delegado}\tf\t{text_hash(texto)}"
        )
        lote["atendimentos_parecertexto"].append(
            f"{pk}\t{self.cenario.escritorio_id}\t{texto.translate(_ESCAPES)}"
        )
        self._index(texto, pk, interno, lote)
        self._read(passo.quem, passo.em, lote)
        self._record(_acao(passo, self.total), passo, lote, self._delegate(passo), (pk, interno))

    def _count(self, passo: Escreve) -> None:
        self.total += 1
        self.ultimo = mark(Especie.PARECER, self.indice, passo.em, self.total)
        if passo.nota:
            return
        self.publicos += 1
        self.ultimo_publico = self.ultimo
        self.relogio.write(passo.em, cliente=passo.quem.cliente)

    def _delegate(self, passo: Escreve) -> dict[str, str]:
        before, after = self.delegado, passo.delegado
        if after is None:
            return {}
        self.delegado = after
        if self.total == 1:
            return {"delegado": after.nome}
        return {"de": before.nome if before else "", "delegado": after.nome}

    def _read(self, quem: Papel, em: datetime, lote: Lote) -> None:
        ate = self.publicos if quem.cliente else self.total
        if (quem.id, ate) in self.lidos:
            return
        self.lidos.add((quem.id, ate))
        pk = mark(Especie.LEITURA, self.indice, em, len(self.lidos))
        lote["atendimentos_leitura"].append(f"{pk}\t{self.lugar}\t{quem.id}\t{ate}\t{em}")

    def _turn(self, passo: Vira, lote: Lote) -> None:
        self.relogio.turn(passo.status, passo.em)
        self._touch(passo.em)
        self.desfechos += 1
        pk = mark(Especie.DESFECHO, self.indice, passo.em, self.desfechos)
        lote["atendimentos_desfecho"].append(
            f"{pk}\t{self.lugar}\t{passo.status.value}\t{passo.motivo}\t{passo.quem.id}\t{passo.em}"
        )
        dados = {"motivo": passo.motivo} if passo.motivo else {}
        self._record(ACAO_DE[passo.status], passo, lote, dados)

    def _pass(self, passo: Passa, lote: Lote) -> None:
        if not self.relogio.give(passo.bola, passo.em):
            return
        self._touch(passo.em)
        self._record(Acao.BOLA, passo, lote, {"para": passo.bola.value})

    def _restrict(self, passo: Restringe, lote: Lote) -> None:
        self.confidencial = True
        self._touch(passo.em)
        for pk in {passo.quem.id, *(p.id for p in passo.nomeados)} - {self._autor.id}:
            self.nomeados += 1
            linha = mark(Especie.NOMEADO, self.indice, passo.em, self.nomeados)
            lote["atendimentos_nomeado"].append(
                f"{linha}\t{self.lugar}\t{pk}\t{passo.quem.id}\t{passo.em}"
            )
        nomes = sorted(papel.nome for papel in passo.nomeados)
        self._record(Acao.RESTRITO, passo, lote, {"nomeados": nomes})

    def _touch(self, em: datetime) -> None:
        self.versao += 1
        self.atividade = max(self.atividade, em)

    def _record(
        self,
        acao: Acao,
        passo: Passo,
        lote: Lote,
        dados: dict[str, Any],
        parecer: tuple[str, str] = (NULO, "f"),
    ) -> None:
        # `ordem` and `elo` are the trigger's, here as everywhere
        self.eventos += 1
        pk = mark(Especie.EVENTO, self.indice, passo.em, self.eventos)
        text = json.dumps({"versao": self.versao} | dados, ensure_ascii=False)
        lote["atendimentos_evento"].append(
            f"{pk}\t{self.lugar}\t{acao.value}\t{passo.quem.id}\t{passo.em}\t{parecer[0]}"
            f"\t{parecer[1]}\t{text.translate(_ESCAPES)}\t0\t"
        )

    def _index(self, texto: str, parecer: str, interno: str, lote: Lote) -> None:
        ordem = 0 if parecer == NULO else self.total
        pk = mark(Especie.DOCUMENTO, self.indice, self.roteiro.abertura.em, ordem)
        lote["busca_documento"].append(f"{pk}\t{self.lugar}\t{parecer}\t{interno}\t{vector(texto)}")

    @property
    def _autor(self) -> Papel:
        return self.roteiro.abertura.quem

    def _head(self) -> str:
        roteiro, tipo = self.roteiro, self.roteiro.tipo
        departamento = self.cenario.departamentos[roteiro.departamento] or NULO
        return (
            f"{self.lugar_do_atendimento}\t{self.numero}\t{roteiro.nome.translate(_ESCAPES)}"
            f"\t{departamento}\t{tipo.id}\t{tipo.fase_id}\t{tipo.prioridade}\t{self._autor.id}"
            f"\t{self.delegado.id if self.delegado else NULO}\t{roteiro.providenciar_ate}"
            f"\t{roteiro.competencia}\t{self.relogio.turno}\t{'t' if self.confidencial else 'f'}"
            f"\t{self.relogio.marcos}\t{self.atividade}\t{self.ultimo}\t{self.ultimo_publico}\t{self.total}\t{self.publicos}\t{self.versao}"
        )

    @property
    def lugar_do_atendimento(self) -> str:
        """Return the first columns of the head: its id, escritório and empresa."""
        return f"{self.id}\t{self.cenario.escritorio_id}\t{self.roteiro.lugar.id}"


def vector(texto: str) -> str:
    """Return the tsvector of a text: the words that `busca.index` would have written."""
    found: set[str] = set()
    for token in texto.split():
        found.update(_words_of(token))
    return " ".join(f"'{word}'" for word in sorted(found))


@lru_cache(maxsize=100_000)
def _words_of(token: str) -> tuple[str, ...]:
    # No word reaches over a blank, so the words of a text are those of its tokens.
    return tuple(words(token))


def _acao(passo: Escreve, ordem: int) -> Acao:
    if ordem == 1:
        return Acao.ABERTO
    return Acao.NOTA if passo.nota else Acao.PARECER
