"""The old Office container (OLE2), of which only the table of names is read."""

import struct
from collections.abc import Iterator
from typing import IO

from econtador.arquivos.catalogo import Achado, Perigo, Tipo

ASSINATURA = bytes.fromhex("d0cf11e0a1b11ae1")
MAX_SETORES = 512

_FIM_DA_CADEIA = 0xFFFFFFFA  # this and above are marks, not sectors ([MS-CFB] 2.1)
_ENTRADA = 128
_MACROS = {"vba", "macros", "_vba_project_cur", "_vba_project"}
_TIPOS = {
    "worddocument": Tipo.DOC,
    "workbook": Tipo.XLS,
    "book": Tipo.XLS,
    "powerpoint document": Tipo.PPT,
    "__properties_version1.0": Tipo.MSG,
    "encryptedpackage": Tipo.PROTEGIDO,
}
# class id of an installer, 000C1084-0000-0000-C000-000000000046 (1082 and 1086: its patches)
_INSTALADOR = [bytes.fromhex(f"{n}100c0000000000c000000000000046") for n in ("84", "82", "86")]


def recognise_ole(arquivo: IO[bytes]) -> Achado:
    """Say which old Office kind this is, Perigo.MACRO with macros, None for one we do not know."""
    try:
        entradas = list(_entries(arquivo))
    except (struct.error, IndexError):
        return Perigo.DANIFICADO
    nomes = {_name(entrada) for entrada in entradas}
    if nomes & _MACROS:
        return Perigo.MACRO
    if any(entrada[80:96] in _INSTALADOR for entrada in entradas[:1]):
        return Perigo.PROGRAMA
    return next((tipo for nome, tipo in _TIPOS.items() if nome in nomes), None)


def _entries(arquivo: IO[bytes]) -> Iterator[bytes]:
    # [MS-CFB] 2.2: sector shift at 30, first sector of the directory at 48, table of FATs at 76
    cabecalho = _read(arquivo, 0, 512)
    (deslocamento,) = struct.unpack_from("<H", cabecalho, 30)
    if deslocamento not in (9, 12):
        raise struct.error
    (setor,) = struct.unpack_from("<I", cabecalho, 48)
    fats = struct.unpack_from("<109I", cabecalho, 76)
    for _ in range(MAX_SETORES):
        if setor >= _FIM_DA_CADEIA:
            return
        dados = _read(arquivo, (setor + 1) << deslocamento, 1 << deslocamento)
        yield from (dados[i : i + _ENTRADA] for i in range(0, len(dados), _ENTRADA))
        setor = _next_sector(arquivo, fats, setor, deslocamento)


def _next_sector(arquivo: IO[bytes], fats: tuple[int, ...], setor: int, deslocamento: int) -> int:
    qual, posicao = divmod(setor, 1 << (deslocamento - 2))
    return int(
        struct.unpack("<I", _read(arquivo, ((fats[qual] + 1) << deslocamento) + posicao * 4, 4))[0]
    )


def _read(arquivo: IO[bytes], posicao: int, quantos: int) -> bytes:
    arquivo.seek(posicao)
    dados = arquivo.read(quantos)
    if len(dados) < quantos:
        raise struct.error
    return dados


def _name(entrada: bytes) -> str:
    (tamanho,) = struct.unpack_from("<H", entrada, 64)
    return entrada[: max(0, min(tamanho, 64) - 2)].decode("utf-16-le", "replace").lower()
