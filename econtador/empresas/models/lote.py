"""Saving the good rows of an import: a handful of statements, whatever their number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from econtador.base.erros import DadoInvalido
from econtador.base.viewer import Viewer
from econtador.empresas.importacao.conferencia import Conferida, Situacao
from econtador.empresas.importacao.valores import carteira_key
from econtador.empresas.models.campos import DO_CADASTRO, Cadastro
from econtador.empresas.models.carteira import Carteira, FichaCarteira
from econtador.empresas.models.contato import Contato, FichaContato
from econtador.empresas.models.empresa import DA_INTEGRACAO, Empresa
from econtador.empresas.mudancas import tell_renamed

DE_UMA_VEZ = 500
MAX_CARTEIRAS = 50  # new ones in one import: more come from a column that is no carteira
DA_PLANILHA = ("nome", "municipio", "uf", "municipio_ibge", "observacoes")


@dataclass(frozen=True, slots=True)
class Lote:
    """What every row is saved with: who imports, when, from which file, and the carteiras."""

    author: Viewer
    em: datetime
    arquivo: str
    carteiras: dict[str, Carteira]


def save_rows(conferidas: Sequence[Conferida], *, arquivo: str, author: Viewer) -> None:
    """Create and update what the rows say; the caller has the transaction and the audit."""
    novas = [lida for lida in conferidas if lida.situacao == Situacao.NOVA]
    velhas = [lida for lida in conferidas if lida.situacao == Situacao.ATUALIZA]
    carteiras = _carteiras([*novas, *velhas], author)
    lote = Lote(author=author, em=timezone.now(), arquivo=arquivo, carteiras=carteiras)
    _save_contatos(_create(novas, lote), author.escritorio_id)
    _save_contatos(_update(velhas, lote), author.escritorio_id)


Salva = tuple[Conferida, Empresa]


def _create(novas: Iterable[Conferida], lote: Lote) -> list[Salva]:
    salvas = [(lida, _new(lida, lote)) for lida in novas]
    Empresa.objects.bulk_create([empresa for _, empresa in salvas], batch_size=DE_UMA_VEZ)
    return salvas


def _new(lida: Conferida, lote: Lote) -> Empresa:
    integrada = lida.valores.get("integrada", True)
    nova = Empresa(escritorio_id=lote.author.escritorio_id, integrada=integrada)
    nova.fill(_overlay(Cadastro("", lida.valores["documento"]), lida.valores, lote))
    return nova


def _update(velhas: Sequence[Conferida], lote: Lote) -> list[Salva]:
    known = Empresa.objects.filter(escritorio_id=lote.author.escritorio_id)
    known = known.filter(documento__in=[lida.valores["documento"] for lida in velhas])
    empresas = {
        e.documento: e for e in known.select_related("carteira").select_for_update(of=("self",))
    }
    salvas = [(lida, empresas[lida.valores["documento"]]) for lida in velhas]
    renamed = [empresa for lida, empresa in salvas if _overwrite(empresa, lida.valores, lote)]
    Empresa.objects.bulk_create(
        [empresa for _, empresa in salvas],
        batch_size=DE_UMA_VEZ,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*DO_CADASTRO, *DA_INTEGRACAO],
    )
    tell_renamed(renamed)
    return salvas


def _overwrite(empresa: Empresa, valores: dict[str, Any], lote: Lote) -> bool:
    """Write what the row says over the company, and say whether it has another name now."""
    before = empresa.nome
    empresa.fill(_overlay(empresa.cadastro, valores, lote))
    if valores.get("integrada", empresa.integrada) != empresa.integrada:
        empresa.integrada = valores["integrada"]
        empresa.integrada_por_id, empresa.integrada_em = lote.author.pessoa_id, lote.em
        empresa.integrada_motivo = f"Importação de {lote.arquivo}"
    return empresa.nome != before


def _overlay(cadastro: Cadastro, valores: dict[str, Any], lote: Lote) -> Cadastro:
    said = {nome: valores[nome] for nome in DA_PLANILHA if nome in valores}
    if "carteira" in valores:
        said["carteira"] = lote.carteiras[carteira_key(valores["carteira"])]
    return replace(cadastro, **said)


def _carteiras(lidas: Iterable[Conferida], author: Viewer) -> dict[str, Carteira]:
    named = {carteira_key(nome): nome for lida in lidas if (nome := lida.valores.get("carteira"))}
    here = Carteira.objects.filter(escritorio_id=author.escritorio_id, nome_chave__in=named)
    known = {carteira.nome_chave: carteira for carteira in here}
    novas = {chave: nome for chave, nome in named.items() if chave not in known}
    if len(novas) > MAX_CARTEIRAS:
        raise DadoInvalido(f"A coluna Carteira criaria {len(novas)} carteiras. Confira a coluna.")
    created = {c: Carteira.add(FichaCarteira(nome), author=author) for c, nome in novas.items()}
    return known | created


def _save_contatos(salvas: Sequence[Salva], escritorio_id: UUID) -> None:
    """Add the contato that a row names, unless the company has one of that name."""
    novos = [contato for lida, empresa in salvas if (contato := _contato(lida.valores, empresa))]
    ids = [contato.empresa_id for contato in novos]
    here = Contato.objects.filter(escritorio_id=escritorio_id, empresa_id__in=ids)
    known = set(here.values_list("empresa_id", "nome_chave"))
    missing = [novo for novo in novos if (novo.empresa_id, novo.nome_chave) not in known]
    Contato.objects.bulk_create(missing, batch_size=DE_UMA_VEZ)


def _contato(valores: dict[str, Any], empresa: Empresa) -> Contato | None:
    emails, telefone = valores.get("emails", ()), valores.get("telefone", "")
    nome = valores.get("contato") or next(iter(emails), "") or telefone
    if not nome:
        return None
    ficha = FichaContato(nome[:120], valores.get("cargo", ""), emails, telefone)
    return Contato.born(empresa, ficha)
