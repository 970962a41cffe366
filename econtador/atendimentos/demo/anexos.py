"""Attachments of the demo: small real files, made from their names."""

from uuid import UUID

from django.core.files.base import ContentFile

from econtador.arquivos import amostras
from econtador.arquivos.armazem import store
from econtador.arquivos.models import Arquivo
from econtador.atendimentos.models import NovoAnexo

XML = """<?xml version="1.0" encoding="UTF-8"?>
<nfeProc versao="4.00" xmlns="http://www.portalfiscal.inf.br/nfe"><NFe><infNFe versao="4.00">
<ide><natOp>Venda de mercadoria</natOp><mod>55</mod></ide><det nItem="1"><prod><xProd>{nome}</xProd>
<vProd>1250.00</vProd></prod></det></infNFe></NFe></nfeProc>
"""
OFX = """OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:UTF-8

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>BRL<BANKTRANLIST>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260112<TRNAMT>1250.00<FITID>1<MEMO>{nome}</STMTTRN>
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""
CSV = "data;historico;valor\n12/01;{nome};1250,00\n13/01;Tarifa;-12,90\n"
TEXTOS = {"xml": XML, "ofx": OFX, "csv": CSV}
CORES = ("#e8e4da", "#dfe7ee", "#e6efe2", "#f0e3e1")
FOLHA = (620, 877)


def content_of(nome: str) -> bytes:
    """Return a file of the kind that the name's extension tells: pdf, png, xml, ofx or csv."""
    titulo, _, extensao = nome.rpartition(".")
    titulo = titulo.replace("-", " ")
    if extensao in TEXTOS:
        return TEXTOS[extensao].format(nome=titulo).encode()
    if extensao == "png":
        return amostras.image("PNG", FOLHA, CORES[len(titulo) % len(CORES)])
    return amostras.pdf(texto=titulo)


class Pasta:
    """Hands out anexos of one escritório; a name that comes again is the same content."""

    def __init__(self, escritorio_id: UUID) -> None:
        self.escritorio_id = escritorio_id
        self._kept: dict[str, NovoAnexo] = {}

    def anexo(self, nome: str) -> NovoAnexo:
        """Return the anexo of that name, stored; inside `viewing`."""
        if nome not in self._kept:
            self._kept[nome] = self._store(nome)
        return self._kept[nome]

    def _store(self, nome: str) -> NovoAnexo:
        guardado = store(ContentFile(content_of(nome), name=nome), self.escritorio_id)
        arquivo, _ = Arquivo.objects.get_or_create(
            escritorio_id=self.escritorio_id,
            sha256=guardado.sha256,
            defaults={"tamanho": guardado.tamanho, "tipo": guardado.tipo.value},
        )
        return NovoAnexo(arquivo=arquivo, nome=guardado.nome)
