"""Row 7: stored and reflected XSS. Pages are parsed as by a browser; no hostile mark lives."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client

from econtador.arquivos import amostras
from econtador.atendimentos.models import Atendimento
from econtador.departamentos.models import Departamento
from econtador.empresas.models import Empresa
from econtador.escritorios.models import Escritorio
from econtador.fluxo.models import Fase, Tipo
from econtador.pessoas.models import Pessoa
from tests.cena import Cena
from tests.cliente_http import entered
from tests.security import enderecos
from tests.security.alvo import Alvo
from tests.security.navegador import HTMX, Resposta, ask
from tests.security.subidas import upload

# Comes to life in text, in an attribute of either quotes and in a template; of 60 characters.
MARK = """x" onmouseover="z()" '><xss onload=z()>{{7*7}}${7*7}"""
SCHEME = "javascript:z()"


class Olheiro(HTMLParser):
    """Collects what a hostile text would have brought to life."""

    def __init__(self) -> None:
        super().__init__()
        self.vivos: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element with its attributes."""
        if tag in ("xss", "iframe", "object", "embed", "base"):
            self.vivos.append(tag)
        if tag == "script" and not dict(attrs).get("src", "").startswith("/static/"):  # type: ignore[union-attr] # src has a value wherever it stands
            self.vivos.append("script")
        self.vivos += [f"{tag} {name}" for name, value in attrs if _hostile(name, value or "")]

    def handle_data(self, data: str) -> None:
        """Look at text: a template inside a template would have computed it."""
        if "49" in data and "${" in data:
            self.vivos.append("template")


def _hostile(name: str, value: str) -> bool:
    if name.startswith("on") or name in ("style", "srcdoc", "autofocus"):
        return name != "autofocus" or value != ""
    if name in ("href", "src", "action", "formaction") or name.startswith(("hx-", "data-hx-")):
        return value.strip().lower().startswith(("javascript:", "data:", "//")) or value == "/z"
    return False


def alive(answer: Resposta) -> list[str]:
    if "html" not in answer.cabecalhos.get("Content-Type", ""):
        return []
    olheiro = Olheiro()
    olheiro.feed(answer.texto)
    return [f"{answer}: {each}" for each in olheiro.vivos]


def poison(cena: Cena, text: str) -> None:
    """Write `text` into every name that the office or a person may choose."""
    with cena.by_sistema():
        for model in (Empresa, Pessoa, Departamento, Fase, Tipo):
            for number, row in enumerate(model._default_manager.all()):
                changes: dict[str, Any] = {"nome": f"{text}{number}"[: 60 if model is Fase else 80]}
                model._default_manager.filter(pk=row.pk).update(**changes)
        Departamento.objects.update(descricao=text)
        Fase.objects.update(modelo_padrao=text)
        Empresa.objects.update(municipio=text)
        Escritorio.objects.filter(pk=cena.elenco.aurora.pk).update(nome=text)


def pollute(alvo: Alvo, text: str) -> None:
    """Send `text` through the forms of Célia and Bruno, as everything that they may type."""
    celia, bruno = (entered(alvo.cena.elenco, nome) for nome in ("celia", "bruno"))
    base = f"/atendimentos/{alvo.das.numero}"
    file = upload(f"{text}.pdf", amostras.pdf())
    data = {"nome": text, "providenciar_ate": "2098-01-10T10:00", "versao": "9"}
    sent = [
        ask(celia, "POST", f"{base}/pareceres", {"texto": text, "anexos": [file]}),
        ask(bruno, "POST", f"{base}/pareceres", {"texto": f"{text} @x", "nota_interna": "on"}),
        ask(celia, "POST", f"{base}/dados", data),
    ]
    assert [str(each) for each in sent if each.status != 302] == []
    other = alvo.cena.open("celia", nome=text, parecer=text)
    body = {"motivo": text}
    assert ask(celia, "POST", f"/atendimentos/{other.numero}/cancelamento", body).status == 302


def visited(client: Client, addresses: list[str]) -> Iterator[str]:
    for address in addresses:
        yield from alive(ask(client, "GET", address))


@pytest.mark.parametrize("nome", ["ana", "celia"])
def test_nothing_stored_comes_to_life(alvo: Alvo, nome: str) -> None:
    pollute(alvo, MARK)
    poison(alvo.cena, MARK)
    with alvo.cena.by_sistema():
        numbers = Atendimento.objects.values_list("numero", flat=True)
        own = [f"/atendimentos/{number}{tail}" for number in numbers for tail in ("", "/pareceres")]
    lists = ["/atendimentos?status=todos&avancado=1", "/pessoas?ver=clientes", "/empresas/busca?q="]
    addresses = [*enderecos.every_address(alvo), *own, *lists]
    assert list(visited(entered(alvo.cena.elenco, nome), addresses)) == []


PARAMETERS = (
    *("pesquisa", "empresa", "empresa_nome", "departamento", "delegado", "status", "ordem", "q"),
    *("depois", "aberto_de", "prazo_ate", "tipo", "fase", "prioridade", "bola", "para", "ver"),
    *("providenciar_ate", "sugerido", "next", "nome", "tudo", "avancado", "desconhecido"),
)
READ = (
    *("/atendimentos", "/atendimentos/novo", "/atendimentos/novo/prazo", "/empresas", "/pessoas"),
    *("/empresas/busca", "/pessoas/nova", "/departamentos", "/entrar", "/senha/esqueci", "/sair"),
)
PUBLIC = ("/entrar", "/senha/esqueci")


@pytest.mark.parametrize("text", [MARK, SCHEME])
def test_nothing_reflected_comes_to_life(cena: Cena, text: str) -> None:
    """In all parameters at once, alone in the path, and in the names of parameters."""
    client = entered(cena.elenco, "ana")
    queries = [urlencode(dict.fromkeys(PARAMETERS, text)), urlencode({text: text})]
    for page in READ:
        for query in queries:
            who = Client() if page in PUBLIC else client
            assert alive(ask(who, "GET", f"{page}?{query}")) == []
            assert alive(ask(who, "GET", f"{page}?{query}", headers=HTMX)) == []
        assert alive(ask(client, "GET", f"{page}/{quote(text, safe='')}")) == []


def test_a_refused_form_gives_back_dead_text(alvo: Alvo) -> None:
    """What was typed comes back in the page that says what is wrong."""
    body = dict.fromkeys([*alvo.body(), "login", "email", "uf"], MARK)
    client = entered(alvo.cena.elenco, "ana")
    for address in enderecos.every_address(alvo):
        if address != "/sair":
            assert alive(ask(client, "POST", address, body)) == []


@pytest.mark.parametrize("header", ["User-Agent", "Referer", "HX-Current-URL", "Accept-Language"])
def test_headers_come_back_dead(cena: Cena, header: str) -> None:
    for address in ("/atendimentos", "/nada", "/entrar"):
        assert alive(ask(entered(cena.elenco, "ana"), "GET", address, headers={header: MARK})) == []


@pytest.mark.parametrize("cookie", ["tema", "messages", "csrf_hub_portal", "outro"])
def test_cookies_come_back_dead(cena: Cena, cookie: str) -> None:
    client = entered(cena.elenco, "ana")
    client.cookies[cookie] = quote(MARK)
    assert alive(ask(client, "GET", "/atendimentos")) == []
    client.cookies[cookie] = '"><xss>'
    assert alive(ask(client, "GET", "/atendimentos")) == []
