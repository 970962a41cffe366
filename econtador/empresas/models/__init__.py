"""Empresas: the client companies of an escritório, their carteiras, contatos and importações."""

from econtador.empresas.models.campos import PADRAO, Cadastro, TipoDocumento, zone_of
from econtador.empresas.models.carteira import Carteira, CarteiraQuerySet, FichaCarteira
from econtador.empresas.models.consultas import EmpresaQuerySet, prefix
from econtador.empresas.models.contato import Contato, ContatoQuerySet, FichaContato
from econtador.empresas.models.empresa import Empresa
from econtador.empresas.models.importacao import Importacao, ImportacaoQuerySet

__all__ = [
    "PADRAO",
    "Cadastro",
    "Carteira",
    "CarteiraQuerySet",
    "Contato",
    "ContatoQuerySet",
    "Empresa",
    "EmpresaQuerySet",
    "FichaCarteira",
    "FichaContato",
    "Importacao",
    "ImportacaoQuerySet",
    "TipoDocumento",
    "prefix",
    "zone_of",
]
