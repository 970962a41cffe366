"""Row 12: role, office or company raised by extra form or JSON fields."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from econtador.acessos.models import AcessoEmpresa
from econtador.atendimentos.demo.elenco import SENHA
from econtador.atendimentos.models import Atendimento
from econtador.contas.models import Conta
from econtador.pessoas.models import Convite, Ficha, Pessoa
from tests.cena import Cena
from tests.cliente_http import entered
from tests.security import enderecos
from tests.security.alvo import Alvo
from tests.security.estado import changed, fingerprint
from tests.security.navegador import ask

NOVA = "chuva-de-novembro-26"
RIGHTS = {
    "administrador": "on",
    "tipo": "operador",
    "papel": "sistema",
    "is_staff": "on",
    "is_superuser": "on",
    "is_active": "on",
    "ativa": "on",
    "visualizar": "on",
    "criar": "on",
    "editar": "on",
    "excluir": "on",
    "pessoa": "{ana}",
    "pessoa_id": "{ana}",
    "conta": "{ana}",
    "autor": "{ana}",
    "viewer": "{ana}",
    "escritorio": "{boreal}",
    "escritorio_id": "{boreal}",
    "status": "encerrado",
    "confidencial": "on",
    "numero": "9999",
    "prioridade": "1",
    "encerra_no_portal": "on",
    "dias_para_reabrir": "0",
    "dias_de_silencio": "90",
    "prioridade_urgente": "9",
    "regra_prazo": "manter",
}
# What these people may write: an atendimento and what hangs on it.
OF_WORK = ("arquivos_", "atendimentos_", "busca_", "escritorios_numeracao")


def raised(alvo: Alvo) -> dict[str, Any]:
    ids = {"ana": str(alvo.cena.pk("ana")), "boreal": str(alvo.cena.elenco.boreal.pk)}
    return {name: value.format(**ids) for name, value in RIGHTS.items()}


@pytest.mark.parametrize("nome", ["celia", "davi", "bruno", "carla"])
def test_no_address_raises_anybody(alvo: Alvo, nome: str) -> None:
    """All the fields that could, sent to every address, in the body and in the query."""
    before = fingerprint(alvo.cena)
    client = entered(alvo.cena.elenco, nome)
    body = alvo.body() | raised(alvo)
    query = urlencode(raised(alvo))
    for address in enderecos.every_address(alvo):
        if address == "/sair":
            continue
        ask(client, "POST", f"{address}?{query}", body)
        if nome == "celia":
            ask(client, "POST", address, json.dumps(body), content_type="application/json")
    wrong = [
        each for each in changed(before, fingerprint(alvo.cena)) if not each.startswith(OF_WORK)
    ]
    assert wrong == []


def test_a_new_atendimento_is_the_authors_own(alvo: Alvo) -> None:
    body = raised(alvo) | {
        "nome": "Meu",
        "empresa": str(alvo.cena.elenco.sol.pk),
        "providenciar_ate": "2098-12-01T10:00",
        "parecer": "Segue.",
    }
    assert ask(entered(alvo.cena.elenco, "celia"), "POST", "/atendimentos", body).status == 302
    with alvo.cena.by_sistema():
        novo = Atendimento.objects.get(nome="Meu")
    assert (novo.autor_id, novo.status, novo.confidencial) == (
        alvo.cena.pk("celia"),
        "aberto",
        False,
    )
    assert (novo.prioridade, novo.numero) == (5, alvo.sigilo.numero + 1)


def test_dados_changes_nome_and_prazo_alone(alvo: Alvo) -> None:
    body = raised(alvo) | {"nome": "Outro", "providenciar_ate": "2098-12-01T10:00", "versao": "2"}
    address = f"/atendimentos/{alvo.das.numero}/dados"
    assert ask(entered(alvo.cena.elenco, "celia"), "POST", address, body).status == 302
    with alvo.cena.by_sistema():
        after = Atendimento.objects.get(pk=alvo.das.pk)
    kept = ("numero", "status", "confidencial", "prioridade", "autor_id", "empresa_id", "fase_id")
    for name in kept:
        assert getattr(after, name) == getattr(alvo.das, name), name


def test_a_cliente_administers_nothing_even_when_an_administrador_slips(cena: Cena) -> None:
    """The form of a cliente has no such field; the tipo of a person never changes."""
    ana = entered(cena.elenco, "ana")
    body = {"nome": "Célia", "email": "celia@sol.example", "administrador": "on"}
    body |= {"tipo": "operador", "ativa": "", "conta": str(cena.pessoa("ana").conta_id)}
    assert ask(ana, "POST", f"/pessoas/{cena.pk('celia')}?tipo=operador", body).status == 302
    with cena.by_sistema():
        celia = Pessoa.objects.get(pk=cena.pk("celia"))
    assert (celia.tipo, celia.administrador, celia.ativa) == ("cliente", False, True)
    assert celia.conta_id == cena.pessoa("celia").conta_id


@pytest.mark.parametrize("tipo", ["sistema", "administrador", "dono", "", "OPERADOR", "cliente'"])
def test_a_person_is_born_as_one_of_two_kinds(cena: Cena, tipo: str) -> None:
    body = {"nome": "Nova", "email": "nova@contabil.br", "tipo": "sistema"}
    ask(entered(cena.elenco, "ana"), "POST", f"/pessoas/nova?tipo={tipo}", body)
    with cena.by_sistema():
        assert Pessoa.objects.get(nome="Nova").tipo == "operador"
        assert not Pessoa.objects.get(nome="Nova").administrador


def test_rights_without_seeing_cannot_be_given(cena: Cena) -> None:
    """`visualizar` is not read from the body: it is what the list of empresas means."""
    with cena.by_sistema():
        acesso = AcessoEmpresa.objects.get(pessoa=cena.pessoa("celia"))
    address = f"/pessoas/{cena.pk('celia')}/empresas/{acesso.pk}"
    body = {"visualizar": "", "criar": "on", "empresa": str(cena.elenco.lua.pk)}
    assert ask(entered(cena.elenco, "ana"), "POST", address, body).status == 302
    with cena.by_sistema():
        acesso.refresh_from_db()
    assert acesso.verbos == ["visualizar", "criar"]
    assert acesso.empresa_id == cena.elenco.sol.pk


def test_a_known_conta_is_not_touched_by_another_office(cena: Cena) -> None:
    """Otto registers Célia's address: she gets a place at Boreal, and keeps login and password."""
    celia = cena.pessoa("celia").conta
    body = {"nome": "Célia", "email": celia.email.upper(), "documento": "529.982.247-25"}
    body |= {"administrador": "on", "password": "troquei-a-senha", "is_active": ""}
    otto = entered(cena.elenco, "otto")
    assert ask(otto, "POST", "/pessoas/nova?tipo=cliente", body).status in (302, 422)
    after = Conta.objects.get(pk=celia.pk)
    assert (after.password, after.email, after.documento, after.is_active) == (
        celia.password,
        celia.email,
        celia.documento,
        True,
    )


def test_an_invitation_gives_what_the_office_gave_and_no_more(cena: Cena) -> None:
    """Who accepts sends every field that could raise him; and cannot take another's conta over."""
    with cena.by("ana") as ana:
        ficha = Ficha("Bia Teles", "bia@sol.example")
        bia = Pessoa.register(ficha, tipo="cliente", author=ana)
        _, segredo = Convite.send(bia, author=ana)
    body = RIGHTS | {"password1": NOVA, "password2": NOVA, "email": "ana@aurora.example"}
    body |= {"conta": str(cena.pessoa("ana").conta_id), "pk": str(cena.pk("ana"))}
    assert ask(Client(), "POST", f"/convite/{segredo}?tipo=operador", body).status == 302
    with cena.by_sistema():
        after = Pessoa.objects.select_related("conta").get(pk=bia.pk)
        assert not AcessoEmpresa.objects.filter(pessoa=bia).exists()
    assert (after.tipo, after.administrador, after.conta_id) == ("cliente", False, bia.conta_id)
    assert after.conta.email == "bia@sol.example"
    assert cena.pessoa("ana").conta.check_password(SENHA)


@pytest.mark.parametrize("nome", ["davi", "otto", "bruno"])
def test_the_session_takes_no_foreign_pessoa(cena: Cena, nome: str) -> None:
    """POST /vinculo with somebody else's pessoa, and a session in which it was planted."""
    client = entered(cena.elenco, nome)
    for other in ("ana", "celia", "otto"):
        if other != nome:
            assert ask(client, "POST", f"/vinculo/{cena.pk(other)}").status == 404
    session = client.session
    session["pessoa"] = str(cena.pk("ana"))
    session.save()
    assert ask(client, "GET", "/atendimentos").status == 403
