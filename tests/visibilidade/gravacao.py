"""Writes a generated world into the database, in bulk, as the system of each escritório."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa, Substituicao
from econtador.atendimentos.models import Atendimento, Mencao, Nomeado, Parecer
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.busca import models as busca
from econtador.contas.models import Conta
from econtador.departamentos.models import Departamento
from econtador.empresas.models import Empresa
from econtador.escritorios.models import Escritorio, Numeracao
from econtador.fluxo.models import Fase, SemAcesso, Tipo
from econtador.pessoas.models import Pessoa
from tests.visibilidade import mundo

NOW = datetime.now(UTC)
MOMENTOS = ["providenciar_ate", "bola_desde", "aberto_em", "fase_desde", "atividade_em"]


def write(casa: mundo.Escritorio) -> None:
    """Write one escritório with all that is in it."""
    with viewing(Viewer.sistema(casa.id)):
        Escritorio.objects.create(id=casa.id, nome="Casa", so_delegado_ve=casa.so_delegado_ve)
        Numeracao.objects.create(escritorio_id=casa.id)
        _write_lists(casa)
        _write_people(casa)
        _write_rights(casa)
        _write_atendimentos(casa)
        busca.index(_words(casa))


def _write_lists(casa: mundo.Escritorio) -> None:
    own = {"escritorio_id": casa.id}
    Fase.objects.create(id=casa.fase, nome="Fase", **own)
    Departamento.objects.bulk_create(
        Departamento(id=pk, nome=str(pk), **own) for pk in casa.departamentos
    )
    Tipo.objects.bulk_create(Tipo(id=pk, nome=str(pk), **own) for pk in casa.tipos)
    Empresa.objects.bulk_create(
        Empresa(
            id=empresa.id,
            nome="Empresa",
            documento=f"{number:011}",
            tipo_documento="cpf",
            integrada=empresa.integrada,
            **own,
        )
        for number, empresa in enumerate(casa.empresas)
    )


def _write_people(casa: mundo.Escritorio) -> None:
    Conta.objects.bulk_create(
        Conta(id=pessoa.conta, email=f"{pessoa.conta}@x.example", password="!")
        for pessoa in casa.pessoas
    )
    Pessoa.objects.bulk_create(
        Pessoa(
            id=pessoa.id,
            escritorio_id=casa.id,
            conta_id=pessoa.conta,
            nome="Pessoa",
            nome_chave="pessoa",
            tipo=pessoa.tipo,
            administrador=pessoa.administrador,
            ativa=pessoa.ativa,
        )
        for pessoa in casa.pessoas
    )


def _write_rights(casa: mundo.Escritorio) -> None:
    own = {"escritorio_id": casa.id}
    AcessoDepartamento.objects.bulk_create(
        AcessoDepartamento(pessoa_id=pessoa.id, departamento_id=casa.departamentos[place], **own)
        for pessoa in casa.pessoas
        for place in pessoa.departamentos
    )
    AcessoEmpresa.objects.bulk_create(
        AcessoEmpresa(pessoa_id=pessoa.id, empresa_id=casa.empresas[place].id, **own)
        for pessoa in casa.pessoas
        for place in pessoa.visualiza
    )
    SemAcesso.objects.bulk_create(
        SemAcesso(pessoa_id=pessoa.id, tipo_id=casa.tipos[place], **own)
        for pessoa in casa.pessoas
        for place in pessoa.sem_acesso
    )
    Substituicao.objects.bulk_create(
        Substituicao(
            titular_id=casa.pessoas[row.titular].id,
            substituto_id=casa.pessoas[row.substituto].id,
            de=NOW + timedelta(hours=row.quando.value[0]),
            ate=NOW + timedelta(hours=row.quando.value[1]),
            **own,
        )
        for row in casa.substituicoes
    )


def _write_atendimentos(casa: mundo.Escritorio) -> None:
    numbers = count(1)
    Atendimento.objects.bulk_create(
        Atendimento(numero=next(numbers), **_columns(casa, row)) for row in casa.atendimentos
    )
    Parecer.objects.bulk_create(
        parecer for row in casa.atendimentos for parecer in _thread(casa, row)
    )
    Nomeado.objects.bulk_create(
        Nomeado(pessoa_id=casa.pessoas[place].id, em=NOW, **_of(casa, row))
        for row in casa.atendimentos
        for place in row.nomeados
    )
    Mencao.objects.bulk_create(
        Mencao(pessoa_id=casa.pessoas[place].id, parecer_id=row.parecer, **_of(casa, row))
        for row in casa.atendimentos
        for place in row.mencionados
    )


def _columns(casa: mundo.Escritorio, row: mundo.Atendimento) -> dict[str, Any]:
    departamento = None if row.departamento is None else casa.departamentos[row.departamento]
    delegado = None if row.delegado is None else casa.pessoas[row.delegado].id
    moments = dict.fromkeys(MOMENTOS, NOW)
    return {
        "id": row.id,
        "escritorio_id": casa.id,
        "empresa_id": casa.empresas[row.empresa].id,
        "nome": "Guia",
        "departamento_id": departamento,
        "tipo_id": casa.tipos[row.tipo],
        "fase_id": casa.fase,
        "prioridade": 5,
        "autor_id": casa.pessoas[row.autor].id,
        "delegado_id": delegado,
        "bola": "cliente",
        "confidencial": row.confidencial,
        "ultimo_parecer_id": row.parecer,
        "ultimo_publico_id": row.parecer,
        **moments,
    }


def _of(casa: mundo.Escritorio, row: mundo.Atendimento) -> dict[str, Any]:
    return {
        "escritorio_id": casa.id,
        "empresa_id": casa.empresas[row.empresa].id,
        "atendimento_id": row.id,
    }


def _thread(casa: mundo.Escritorio, row: mundo.Atendimento) -> Iterator[Parecer]:
    usual = {"em": NOW, "ordem_publica": 1, "texto_sha256": "0" * 64, **_of(casa, row)}
    yield Parecer(id=row.parecer, ordem=1, autor_id=casa.pessoas[row.autor].id, **usual)
    if row.tem_nota:
        yield Parecer(id=row.nota, ordem=2, autor_id=casa.pessoas[0].id, nota_interna=True, **usual)


def _words(casa: mundo.Escritorio) -> Iterator[busca.Texto]:
    for row in casa.atendimentos:
        yield busca.Texto(partes=("publico",), parecer_id=row.parecer, **_of(casa, row))
        if row.tem_nota:
            yield busca.Texto(
                partes=("reservado",), parecer_id=row.nota, interno=True, **_of(casa, row)
            )
