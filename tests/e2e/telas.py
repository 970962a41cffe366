"""The addresses of the screens, and what many stories do."""

import re
from datetime import timedelta
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from playwright.sync_api import FilePayload, Locator, Page, expect

from econtador.arquivos import amostras
from econtador.atendimentos.forms.anexos import keep_upload
from econtador.atendimentos.models import Atendimento, NovoAnexo
from tests.cena import Cena

CONTA = "inicio=2026-11-24T09:00&valor=10&unidade=dias_uteis"

_numeros = count(1001)  # of one width: a name is never the beginning of another


def em_dias(dias: int) -> str:
    """Return a moment some days ahead as a datetime-local field takes it."""
    return (timezone.localtime() + timedelta(days=dias)).strftime("%Y-%m-%dT17:00")


def nome_unico(nome: str) -> str:
    """Return a name that no other test of this portal uses."""
    return f"{nome} {next(_numeros)}"


def abrir(cena: Cena, by: str = "celia", **changes: Any) -> Atendimento:
    """Open an atendimento by the verb, with a deadline that is still ahead."""
    usual = {"nome": nome_unico("Guia do DAS"), "providenciar_ate": _daqui_a(9)}
    return cena.open(by, **(usual | changes))


def _daqui_a(dias: int) -> Any:
    return timezone.now() + timedelta(days=dias)


def arquivo(nome: str, conteudo: bytes | None = None) -> FilePayload:
    """Return a file to choose in a form: a PDF unless given."""
    tipos = {"pdf": "application/pdf", "png": "image/png", "html": "text/html"}
    tipo = tipos.get(nome.rsplit(".", 1)[-1], "application/octet-stream")
    return {"name": nome, "mimeType": tipo, "buffer": conteudo or amostras.pdf()}


def linha(page: Page, nome: str) -> Locator:
    """Return the row of the list with this name."""
    return page.get_by_role("row").filter(has_text=nome)


def mais_acoes(page: Page, nome: str, acao: str) -> None:
    """Click Mais Ações / `acao` beside the atendimento."""
    row = linha(page, nome)
    row.get_by_text("Mais Ações").click()
    row.get_by_role("link", name=acao).click()


def filtrar(page: Page, pesquisa: str) -> None:
    """Search for a text from the list and wait for its rows."""
    page.goto("/atendimentos")
    page.get_by_label("Pesquisa").fill(pesquisa)
    page.get_by_role("button", name="Filtrar").click()
    expect(page).to_have_url(re.compile("pesquisa=."))  # written when the new rows are there
    expect(linha(page, pesquisa)).to_have_count(1)


def settled(page: Page) -> None:
    """Wait until htmx has put in place what it asked for."""
    page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-settling')")


def textos(page: Page) -> Locator:
    """Return the pareceres of the thread that is on the page."""
    return page.locator(".message .prose")


def cheio(cena: Cena) -> Atendimento:
    """Return an atendimento of Padaria Sol with all that a thread can show."""
    das = abrir(cena)
    cena.answer(das, "ana", "Mudou o fator R deles.", nota_interna=True)
    cena.answer(das, "bruno", "Segue a guia.", delegado=cena.pessoa("bruno"), anexos=anexos(cena))
    cena.delegate(das, "ana", "ana")
    return das


def anexos(cena: Cena) -> list[NovoAnexo]:
    """Return a PDF, a picture and a table, kept as if Bruno had sent them."""
    conteudos = {
        "guia-das.pdf": amostras.pdf(),
        "comprovante.png": amostras.image(),
        "notas.csv": b"nota;valor\n4417;12,00\n",
    }
    with cena.by("bruno") as bruno:
        return [keep_upload(SimpleUploadedFile(*item), bruno) for item in conteudos.items()]


def telas_de(das: Atendimento, quem: str) -> list[str]:
    """Return the address of every screen that the person has, about this atendimento."""
    here = f"/atendimentos/{das.numero}"
    todas = [
        "/atendimentos",
        "/atendimentos?avancado=1",
        "/atendimentos?pesquisa=nadadisso",
        "/atendimentos/novo",
        here,
        f"{here}/pareceres",
        f"{here}/pareceres/novo",
        f"{here}/dados",
        f"{here}/cancelamento",
        "/empresas/busca?para=filtro",
        "/senha",
    ]
    return todas if quem == "celia" else [*todas, f"{here}/confidencial"]


def do_escritorio(das: Atendimento) -> list[str]:
    """Return the screens of an administrador that are about no atendimento."""
    return [
        "/carteiras",
        "/carteiras/nova",
        "/configuracoes/atendimentos",
        "/configuracoes/calendario?ano=2026&lugar=SP/Campinas",
        "/configuracoes/calendario/expediente",
        "/configuracoes/calendario/facultativos",
        "/configuracoes/calendario/feriados/novo",
        f"/configuracoes/calendario/que-dia-cai?{CONTA}",
        "/configuracoes/confidenciais",
        "/empresas",
        "/empresas/importacao",
        "/empresas/nova",
        f"/empresas/{das.empresa_id}",
        f"/empresas/{das.empresa_id}/contatos/novo",
        f"/empresas/{das.empresa_id}/dados",
        "/pessoas",
        "/pessoas/nova",
        f"/pessoas/{das.autor_id}",
        "/departamentos",
        "/departamentos/novo",
        f"/departamentos/{das.departamento_id}",
    ]
