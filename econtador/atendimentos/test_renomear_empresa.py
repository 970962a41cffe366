"""A company that is renamed is found by its new name, in every atendimento that it has."""

from dataclasses import replace

from econtador.atendimentos.models import Atendimento
from econtador.empresas.importacao.tabela import tabulate
from econtador.empresas.models import Empresa, Importacao
from tests.cena import Cena

CEU = ["Panificadora Céu", "11.222.333/0001-81"]


def found(cena: Cena, nome: str, consulta: str) -> list[int]:
    with cena.by(nome) as viewer:
        seen = Atendimento.objects.visible_to(viewer).found_by(consulta)
        return sorted(seen.values_list("numero", flat=True))


def rename(cena: Cena, nome: str) -> None:
    with cena.by("ana") as ana:
        sol = Empresa.objects.get(pk=cena.elenco.sol.pk)
        sol.change(replace(sol.cadastro, nome=nome), author=ana)


def test_it_is_found_by_the_new_name_and_not_by_the_old(cena: Cena, das: Atendimento) -> None:
    assert found(cena, "bruno", "padaria") == [das.numero]
    rename(cena, "Panificadora Céu")
    assert found(cena, "bruno", "panificadora das") == [das.numero]
    assert found(cena, "bruno", "padaria") == []
    assert found(cena, "celia", "panificadora") == [das.numero]
    assert found(cena, "davi", "panificadora") == []


def test_words_of_the_atendimento_itself_stay(cena: Cena) -> None:
    own = cena.open(nome="Alvará da padaria")
    rename(cena, "Panificadora Céu")
    assert found(cena, "bruno", "padaria") == [own.numero]
    assert found(cena, "bruno", f"{own.numero}") == [own.numero]


def test_a_confidencial_that_ana_does_not_see_is_found_by_who_does(
    cena: Cena, das: Atendimento
) -> None:
    cena.restrict(das, "bruno", "carla")
    rename(cena, "Panificadora Céu")
    assert found(cena, "bruno", "panificadora") == [das.numero]
    assert found(cena, "ana", "panificadora") == []


def test_an_import_that_renames_does_the_same(cena: Cena, das: Atendimento) -> None:
    with cena.by("ana") as ana:
        sheet = Importacao.receive(tabulate([["Nome", "CNPJ"], CEU]), "a.csv", author=ana)
        sheet.choose(sheet.colunas, atualizar=True, author=ana)
        sheet.confirm(author=ana)
    assert found(cena, "bruno", "panificadora") == [das.numero]
    assert found(cena, "bruno", "padaria") == []


def test_after_it_the_outer_viewer_is_back(cena: Cena, das: Atendimento) -> None:
    with cena.by("ana") as ana:
        sol = Empresa.objects.get(pk=cena.elenco.sol.pk)
        sol.change(replace(sol.cadastro, nome="Céu"), author=ana)
        assert Empresa.objects.count() == 2
        assert not Empresa.objects.filter(pk=cena.elenco.norte.pk).exists()
