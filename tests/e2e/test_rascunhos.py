"""What a person typed is never lost, and never saved twice."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from econtador.atendimentos.models import Atendimento, Dados, Parecer
from tests.cena import Cena
from tests.e2e.conftest import Entrar
from tests.e2e.telas import abrir, arquivo, em_dias, nome_unico, settled, textos

TEXTO = "Envio as notas hoje à tarde."


def composer(page: Page) -> str:
    return page.get_by_label("Parecer", exact=True).input_value()


def test_a_draft_survives_a_reload_and_vanishes_after_saving(cena: Cena, entrar: Entrar) -> None:
    page, address = entrar("celia"), f"/atendimentos/{abrir(cena).numero}"
    page.goto(address)
    page.get_by_label("Parecer", exact=True).fill(TEXTO)
    page.reload()
    expect(page.get_by_text("Rascunho recuperado")).to_be_visible()
    assert composer(page) == TEXTO
    page.get_by_role("button", name="Salvar").click()
    expect(textos(page).last).to_have_text(TEXTO)
    page.goto(address)
    assert composer(page) == ""
    expect(page.get_by_text("Rascunho recuperado")).to_have_count(0)


def test_a_draft_can_be_thrown_away(cena: Cena, entrar: Entrar) -> None:
    page = entrar("celia")
    page.goto(f"/atendimentos/{abrir(cena).numero}")
    page.get_by_label("Parecer", exact=True).fill(TEXTO)
    page.reload()
    page.get_by_role("button", name="Descartar").click()
    assert composer(page) == ""
    page.reload()
    assert composer(page) == ""


def test_the_draft_of_a_new_atendimento_keeps_every_field(entrar: Entrar) -> None:
    page = entrar("celia")
    page.goto("/atendimentos/novo")
    page.get_by_label("Nome do atendimento").fill("Férias da Marlene")
    page.get_by_label("Empresa").select_option(label="Padaria Sol Ltda")
    page.get_by_label("Parecer").fill(TEXTO)
    page.goto("/atendimentos")
    page.goto("/atendimentos/novo")
    expect(page.get_by_label("Nome do atendimento")).to_have_value("Férias da Marlene")
    expect(page.get_by_label("Empresa").locator("option:checked")).to_have_text("Padaria Sol Ltda")
    expect(page.get_by_label("Parecer")).to_have_value(TEXTO)


def test_a_refused_form_keeps_the_fields_and_the_files(entrar: Entrar) -> None:
    page, nome = entrar("celia"), nome_unico("Rescisão")
    page.goto("/atendimentos/novo")
    page.get_by_label("Empresa").select_option(label="Padaria Sol Ltda")
    page.get_by_label("Providenciar até").fill(em_dias(4))
    page.get_by_label("Parecer").fill(TEXTO)
    page.get_by_label("Anexos").set_input_files([arquivo("carta.pdf"), arquivo("aviso.pdf")])
    page.get_by_role("button", name="Salvar").click()
    expect(page.get_by_role("alert")).to_contain_text("O que você digitou foi mantido.")
    expect(page.get_by_label("Parecer")).to_have_value(TEXTO)
    expect(page.get_by_label("carta.pdf")).to_be_checked()
    page.get_by_label("aviso.pdf").uncheck()
    page.get_by_label("Nome do atendimento").fill(nome)
    page.get_by_role("button", name="Salvar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(nome)
    expect(page.locator(".attachments")).to_contain_text("carta.pdf")
    expect(page.locator(".attachments")).not_to_contain_text("aviso.pdf")


def test_an_empty_parecer_is_told_and_nothing_else_is_lost(cena: Cena, entrar: Entrar) -> None:
    page, das = entrar("celia"), abrir(cena)
    page.goto(f"/atendimentos/{das.numero}/pareceres/novo")
    page.get_by_label("Usuário para delegação").select_option(label="Ana Prado")
    page.get_by_role("button", name="Salvar").click()
    expect(page.get_by_role("alert")).to_contain_text("Parecer")
    chosen = page.get_by_label("Usuário para delegação").locator("option:checked")
    expect(chosen).to_have_text("Ana Prado")


def test_a_double_click_sends_once(cena: Cena, entrar: Entrar) -> None:
    page, das = entrar("celia"), abrir(cena)
    page.goto(f"/atendimentos/{das.numero}")
    page.get_by_label("Parecer", exact=True).fill("Só uma vez.")
    page.get_by_role("button", name="Salvar").dblclick()
    expect(textos(page).last).to_have_text("Só uma vez.")
    with cena.by("ana"):
        assert Parecer.objects.filter(atendimento_id=das.pk).count() == 2


def test_a_stale_change_of_the_data_becomes_a_question(cena: Cena, entrar: Entrar) -> None:
    page, das = entrar("bruno"), abrir(cena)
    page.goto(f"/atendimentos/{das.numero}/dados")
    meu, dela = nome_unico("Guia do DAS, corrigida"), nome_unico("Guia do DAS de outubro")
    page.get_by_label("Nome do atendimento").fill(meu)
    rename(cena, das, dela)
    page.get_by_role("button", name="Salvar").click()
    question = page.get_by_role("alert")
    expect(question).to_contain_text("Outra pessoa salvou")
    expect(page.get_by_role("main")).to_contain_text(f"de “{das.nome}” para “{dela}”")
    expect(page.get_by_label("Nome do atendimento")).to_have_value(meu)
    page.get_by_role("button", name="Salvar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(meu)


def rename(cena: Cena, das: Atendimento, nome: str) -> None:
    """Ana renames it while somebody else has the form open."""
    with cena.by("ana") as ana:
        mesmo = Atendimento.objects.get(pk=das.pk)
        prazo = timezone.now() + timedelta(days=12)
        mesmo.edit(Dados(nome=nome, providenciar_ate=prazo, versao=mesmo.versao), author=ana)


def test_delegating_over_a_newer_delegation_becomes_a_question(cena: Cena, entrar: Entrar) -> None:
    page, das = entrar("celia"), abrir(cena)
    page.goto(f"/atendimentos/{das.numero}")
    page.get_by_label("Parecer", exact=True).fill(TEXTO)
    page.get_by_label("Usuário para delegação").select_option(label="Ana Prado")
    cena.delegate(das, "ana", "bruno")
    page.get_by_role("button", name="Salvar").click()
    expect(page.get_by_role("alert")).to_contain_text("Outra pessoa salvou")
    expect(page.locator(".composer")).to_contain_text("para “Bruno Lima”")
    assert composer(page) == TEXTO
    page.reload()
    assert composer(page) == TEXTO


def test_a_deadline_that_was_typed_is_not_replaced_by_a_suggestion(entrar: Entrar) -> None:
    page = entrar("celia")
    page.goto("/atendimentos/novo")
    prazo = page.get_by_label("Providenciar até")
    choose_departamento(page, "Departamento Pessoal")
    expect(page.get_by_text("do tipo Admissão")).to_be_visible()
    prazo.fill(em_dias(40))
    choose_departamento(page, "Fiscal")
    expect(prazo).to_have_value(em_dias(40))


def choose_departamento(page: Page, nome: str) -> None:
    with page.expect_response("**/atendimentos/novo/prazo?*"):
        page.get_by_label("Departamento").select_option(label=nome)
    settled(page)
