"""The CSVs that go out: the model to fill in, and the rows that were refused."""

import csv
import io
from collections.abc import Iterable, Sequence

from econtador.base.celulas import harmless
from econtador.empresas.importacao.campos import CAMPOS
from econtador.empresas.importacao.conferencia import Conferida, Situacao

BOM = "\ufeff"  # how Excel knows that the file is UTF-8
MOTIVO = "O que corrigir"
EXEMPLO = {
    "nome": "Mercado Exemplo Ltda",
    "documento": "11.222.333/0001-81",
    "municipio": "Campinas",
    "uf": "SP",
    "municipio_ibge": "3509502",
    "carteira": "Equipe Azul",
    "integrada": "sim",
    "contato": "Joana Reis",
    "cargo": "Gerente",
    "emails": "joana@exemplo.com.br, financeiro@exemplo.com.br",
    "telefone": "(19) 91234-5678",
}


def refused_csv(cabecalho: Sequence[str], lidas: Iterable[Conferida]) -> bytes:
    """Return the refused rows as they came, with what is to be mended in a last column."""
    erradas = [lida for lida in lidas if lida.situacao == Situacao.ERRO]
    rows = [[*lida.celulas, " ".join(lida.erros)] for lida in erradas]
    return _csv([[*cabecalho, MOTIVO], *rows])


def _csv(linhas: Iterable[Sequence[str]]) -> bytes:
    saida = io.StringIO(newline="")
    escreve = csv.writer(saida, delimiter=";")
    escreve.writerows([harmless(celula) for celula in linha] for linha in linhas)
    return (BOM + saida.getvalue()).encode()


MODELO = _csv(
    [[campo.rotulo for campo in CAMPOS], [EXEMPLO.get(campo.nome, "") for campo in CAMPOS]]
)
