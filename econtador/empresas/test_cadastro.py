"""Adding and changing a company."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.base.brasil.uf import FUSOS
from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.base.models import Auditoria
from econtador.empresas.forms import ZONAS, EmpresaForm, initial_of
from econtador.empresas.models import Cadastro, Carteira, Empresa, FichaCarteira
from tests.cena import Cena

IPE = Cadastro("Construtora Ipê", "00.000.000/0001-91", municipio="Campinas", uf="SP")


def add(cena: Cena, cadastro: Cadastro = IPE, by: str = "ana") -> Empresa:
    with cena.by(by) as author:
        return Empresa.add(cadastro, author=author)


def change(cena: Cena, empresa: Empresa, cadastro: Cadastro, by: str = "ana") -> Empresa:
    with cena.by(by) as author:
        empresa.change(cadastro, author=author)
        return Empresa.objects.get(pk=empresa.pk)


def test_it_works(cena: Cena) -> None:
    ipe = add(cena)
    assert ipe.escritorio_id == cena.elenco.aurora.pk
    assert (ipe.nome, ipe.nome_chave) == ("Construtora Ipê", "construtora ipe")
    assert (ipe.documento, ipe.tipo_documento) == ("00000000000191", "cnpj")
    assert (ipe.fuso, ipe.integrada, ipe.ativa) == ("America/Sao_Paulo", True, True)


@pytest.mark.parametrize(
    ("typed", "kept", "tipo"),
    [
        ("12.abc.345/01de-35", "12ABC34501DE35", "cnpj"),
        ("529.982.247-25", "52998224725", "cpf"),
        ("52998224725", "52998224725", "cpf"),
    ],
)
def test_the_document_is_kept_bare(cena: Cena, typed: str, kept: str, tipo: str) -> None:
    with cena.by("otto") as otto:  # Aurora has the CNPJ with letters already
        nova = Empresa.add(replace(IPE, documento=typed), author=otto)
    assert (nova.documento, nova.tipo_documento) == (kept, tipo)


def test_a_wrong_document_is_refused_beside_its_field(cena: Cena) -> None:
    with pytest.raises(DadoInvalido, match="CNPJ inválido") as refused:
        add(cena, replace(IPE, documento="11.222.333/0001-80"))
    assert refused.value.campo == "documento"


def test_a_second_one_of_the_document_is_refused_by_name(cena: Cena) -> None:
    with pytest.raises(DadoInvalido, match="Padaria Sol Ltda já está cadastrada com este CNPJ"):
        add(cena, replace(IPE, documento="11222333000181"))


def test_another_office_may_have_the_same_company(cena: Cena) -> None:
    with cena.by("otto") as otto:
        assert Empresa.add(replace(IPE, documento="11222333000181"), author=otto).nome


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_may(cena: Cena, nome: str) -> None:
    with pytest.raises(SemPermissao):
        add(cena, by=nome)
    with pytest.raises(SemPermissao):
        change(cena, cena.elenco.sol, IPE, by=nome)


def test_changing_writes_everything(cena: Cena) -> None:
    novo = replace(IPE, nome="Padaria Céu", municipio="Manaus", uf="AM", municipio_ibge="1302603")
    sol = change(cena, cena.elenco.sol, replace(novo, observacoes=" Paga dia 5. "))
    assert (sol.nome, sol.nome_chave) == ("Padaria Céu", "padaria ceu")
    assert sol.documento == "00000000000191"
    assert (sol.municipio_chave, sol.municipio_ibge) == ("manaus", "1302603")
    assert (sol.fuso, sol.observacoes) == ("America/Manaus", "Paga dia 5.")


def test_changing_leaves_the_switches_alone(cena: Cena) -> None:
    with cena.by("ana") as ana:
        cena.elenco.sol.archive(author=ana)
    stale = cena.elenco.sol
    stale.ativa = stale.integrada = True
    sol = change(cena, stale, replace(IPE, integrada=False))
    assert (sol.ativa, sol.integrada) == (False, True)


def test_changing_to_the_document_of_another_is_refused(cena: Cena) -> None:
    with pytest.raises(DadoInvalido, match="Oficina Lua ME"):
        change(cena, cena.elenco.sol, replace(IPE, documento="12ABC34501DE35"))


@pytest.mark.parametrize(
    ("place", "zona"),
    [
        ({"uf": "AM", "municipio": "Manaus"}, "America/Manaus"),
        ({"uf": "AM", "municipio": "eirunepe"}, "America/Eirunepe"),
        ({"uf": "PE", "municipio": "Fernando de Noronha"}, "America/Noronha"),
        ({"uf": "AM", "municipio": "Pauini", "fuso": "America/Rio_Branco"}, "America/Rio_Branco"),
        ({"uf": "", "municipio": ""}, "America/Sao_Paulo"),
    ],
)
def test_the_zone_follows_the_place_unless_chosen(
    cena: Cena, place: dict[str, str], zona: str
) -> None:
    assert add(cena, replace(IPE, **place)).fuso == zona  # type: ignore[arg-type] # only texts here


def test_a_name_that_folds_longer_than_it_is_fits(cena: Cena) -> None:
    assert len(add(cena, replace(IPE, nome="ß" * 160)).nome_chave) == 160


def test_every_zone_has_a_name_for_people() -> None:
    assert set(ZONAS) == set(FUSOS)


def test_the_form_begins_with_what_is_there(elenco: Elenco) -> None:
    initial = initial_of(elenco.sol)
    assert initial["documento"] == "11.222.333/0001-81"
    assert initial["fuso"] == ""
    elenco.sol.fuso = "America/Manaus"
    assert initial_of(elenco.sol)["fuso"] == "America/Manaus"


def test_the_form_gives_what_the_verb_wants(elenco: Elenco) -> None:
    data = {"nome": " Ipê ", "documento": "00.000.000/0001-91", "uf": "SP"}
    with viewing(elenco.sistema):
        form = EmpresaForm(data, viewer=elenco.viewer("ana"))
        assert form.is_valid(), form.errors
    assert form.cadastro() == Cadastro("Ipê", "00.000.000/0001-91", uf="SP", integrada=False)


def test_every_change_is_told_to_the_audit(cena: Cena) -> None:
    ipe = add(cena)
    change(cena, ipe, replace(IPE, nome="Construtora Jatobá", municipio="Santos"))
    change(cena, ipe, replace(IPE, nome="Construtora Jatobá", municipio="Santos"))
    with cena.by("ana"):
        told = list(Auditoria.objects.filter(objeto=ipe.pk).order_by("id"))
    assert [entry.frase for entry in told] == [
        "cadastrou a empresa Construtora Ipê",
        "alterou a empresa Construtora Ipê",
    ]
    assert told[1].mudancas == [
        ["Nome", "Construtora Ipê", "Construtora Jatobá"],
        ["Município", "Campinas, SP", "Santos, SP"],
    ]


def test_the_database_refuses_a_code_that_is_none(cena: Cena) -> None:
    with cena.by_sistema(), pytest.raises(IntegrityError), transaction.atomic():
        Empresa.objects.update(municipio_ibge="35")


def test_the_database_keeps_the_carteira_in_the_office(cena: Cena) -> None:
    with cena.by("otto") as otto:
        alheia = Carteira.add(FichaCarteira("Equipe Verde"), author=otto)
    with cena.by_sistema(), pytest.raises(IntegrityError), transaction.atomic():
        Empresa.objects.filter(pk=cena.elenco.sol.pk).update(carteira=alheia)
