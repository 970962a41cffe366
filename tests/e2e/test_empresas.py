"""An office keeps its companies: the sheet, the carteira, the contato, the switch, the archive."""

from playwright.sync_api import FilePayload, Page, expect

from econtador.base.brasil.cnpj import check_digits
from tests.e2e.conftest import Entrar
from tests.e2e.navegador import CELULAR
from tests.e2e.telas import linha, nome_unico


def document() -> str:
    """Return a CNPJ that no other test of this portal has."""
    base = nome_unico("").strip().zfill(12)
    return base + check_digits(base)


def sheet(*linhas: str) -> FilePayload:
    text = "\r\n".join(["Razão social;CNPJ;Cidade;UF", *linhas])
    return {"name": "clientes.csv", "mimeType": "text/csv", "buffer": text.encode("cp1252")}


def send(page: Page, *linhas: str) -> None:
    page.goto("/empresas/importacao")
    page.locator("input[type=file]").set_input_files(sheet(*linhas))
    page.get_by_role("button", name="Conferir").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Conferir antes de salvar")


def register(page: Page, nome: str) -> None:
    """Register a company on screen and stay on its page."""
    page.goto("/empresas/nova")
    page.get_by_label("Nome", exact=True).fill(nome)
    page.get_by_label("CNPJ, CPF ou CAEPF").fill(document())
    page.get_by_role("button", name="Salvar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(nome)


def test_a_sheet_is_checked_mended_and_imported(entrar: Entrar) -> None:
    page, nome, errada = entrar("ana"), nome_unico("Ação"), nome_unico("Errada")
    send(page, f"{nome};{document()};São Paulo;SP", f"{errada};123;Santos;SP")
    expect(linha(page, nome)).to_contain_text("Nova")
    expect(linha(page, errada)).to_contain_text("aqui há 3")
    with page.expect_download() as download:
        page.get_by_role("link", name="Baixar essa linha para corrigir").click()
    assert errada in download.value.path().read_text(encoding="utf-8-sig")
    page.get_by_role("button", name="Importar 1 empresa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Importação concluída")
    page.get_by_role("link", name="Ver as empresas").click()
    page.get_by_label("Pesquisa").fill(nome)
    page.get_by_role("button", name="Filtrar").click()
    expect(linha(page, nome)).to_contain_text("São Paulo, SP")


def test_a_column_is_chosen_by_hand(entrar: Entrar) -> None:
    page, nome = entrar("ana"), nome_unico("Quitanda")
    page.goto("/empresas/importacao")
    conteudo = f"Quem;Registro\n{nome};{document()}".encode()
    page.locator("input[type=file]").set_input_files(
        {"name": "lista.csv", "mimeType": "text/csv", "buffer": conteudo}
    )
    page.get_by_role("button", name="Conferir").click()
    page.get_by_label("Nome", exact=True).select_option("0")
    page.get_by_label("CNPJ, CPF ou CAEPF").select_option("1")
    page.get_by_role("button", name="Conferir de novo").click()
    expect(linha(page, nome)).to_contain_text("Nova")


def test_a_sheet_that_is_none_is_refused_where_it_was_sent(entrar: Entrar) -> None:
    page = entrar("ana")
    page.goto("/empresas/importacao")
    page.locator("input[type=file]").set_input_files(
        {"name": "clientes.xlsx", "mimeType": "application/zip", "buffer": b"\x89PNG\0\0"}
    )
    page.get_by_role("button", name="Conferir").click()
    expect(page.locator("#campo-arquivo-erro")).to_contain_text("não é CSV nem XLSX")


def test_a_carteira_gathers_companies(entrar: Entrar) -> None:
    page, equipe, nome = entrar("ana"), nome_unico("Equipe"), nome_unico("Loja")
    page.goto("/carteiras/nova")
    page.get_by_label("Nome").fill(equipe)
    page.get_by_label("Responsável").select_option(label="Bruno Lima")
    page.get_by_role("button", name="Salvar").click()
    register(page, nome)
    page.get_by_role("link", name="Editar").click()
    page.get_by_label("Carteira").select_option(label=equipe)
    page.get_by_role("button", name="Salvar").click()
    page.goto("/carteiras")
    expect(linha(page, equipe)).to_contain_text("Bruno Lima")
    linha(page, equipe).get_by_role("link", name="1 empresa").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(linha(page, nome)).to_be_visible()


def test_a_contato_is_written_down_and_called(entrar: Entrar) -> None:
    page, nome = entrar("ana"), nome_unico("Loja")
    register(page, nome)
    page.get_by_role("link", name="Novo contato").click()
    page.get_by_label("Nome").fill("Márcia Dias")
    page.get_by_label("E-mails").fill("marcia@loja.com.br, fin@loja.com.br")
    page.get_by_label("Telefone").fill("19 91234-5678")
    page.get_by_role("button", name="Salvar").click()
    contatos = page.get_by_role("region", name="Contatos")
    expect(contatos.get_by_role("link", name="fin@loja.com.br")).to_be_visible()
    phone = contatos.get_by_role("link", name="(19) 91234-5678")
    expect(phone).to_have_attribute("href", "tel:+5519912345678")


def test_switched_off_with_a_reason_and_on_again(entrar: Entrar) -> None:
    page = entrar("ana")
    register(page, nome_unico("Loja"))
    portal = page.locator("#portal")
    expect(portal).to_contain_text("Nenhum cliente tem acesso a ela.")
    portal.get_by_role("button", name="Desligar a integração").click()
    expect(portal).to_contain_text("Diga por que os clientes deixam de ver a empresa.")
    portal.get_by_label("Motivo").fill("Contrato suspenso.")
    portal.get_by_role("button", name="Desligar a integração").click()
    expect(portal).to_contain_text("Desligada por Ana Prado em")
    expect(portal).to_contain_text("Contrato suspenso.")
    portal.get_by_role("button", name="Ligar a integração").click()
    expect(portal).to_contain_text("A integração está ligada.")


def test_archived_and_restored_on_a_phone(entrar: Entrar) -> None:
    page, nome = entrar("ana", viewport=CELULAR), nome_unico("Loja")
    register(page, nome)
    page.get_by_role("button", name="Arquivar empresa").click()
    page.goto("/empresas?ver=arquivadas")
    page.get_by_role("link", name=nome).click()
    page.get_by_role("button", name="Restaurar empresa").click()
    expect(page.get_by_role("button", name="Arquivar empresa")).to_be_visible()


def test_without_javascript_a_sheet_goes_the_same_way(entrar: Entrar) -> None:
    page, nome = entrar("ana", java_script_enabled=False), nome_unico("Padoca")
    send(page, f"{nome};{document()};Santos;SP")
    page.locator(".mapping > summary").click()
    page.get_by_label("Atualizar com o que a planilha traz").check()
    page.get_by_role("button", name="Conferir de novo").click()
    page.get_by_role("button", name="Importar 1 empresa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Importação concluída")
