"""The import: its verbs, all or nothing, and what a sheet leaves behind."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.base.brasil.cnpj import check_digits
from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.base.models import Auditoria
from econtador.empresas.erros import EmpresasMudaram, ImportacaoEncerrada
from econtador.empresas.importacao.tabela import Tabela, tabulate
from econtador.empresas.models import Carteira, Contato, Empresa, Importacao, lote
from tests.cena import Cena

TITULOS = ["Nome", "CNPJ", "Município", "UF", "Carteira", "Integrada", "Contato", "E-mail"]
SOL, BB = "11.222.333/0001-81", "00.000.000/0001-91"
IPE = ["Construtora Ipê", BB, "Manaus", "AM", "Equipe Azul", "não", "Iara", "iara@ipe.com, a@b.com"]


def table(*linhas: list[str]) -> Tabela:
    return tabulate([TITULOS, *linhas])


def cnpj(n: int) -> str:
    base = f"{n + 1000:012d}"
    return base + check_digits(base)


def receive(cena: Cena, *linhas: list[str], by: str = "ana", **choice: Any) -> Importacao:
    with cena.by(by) as author:
        nova = Importacao.receive(table(*linhas), "clientes.csv", author=author)
        if choice:
            nova.choose(nova.colunas, author=author, **choice)
    return nova


def confirm(cena: Cena, importacao: Importacao, by: str = "ana") -> Importacao:
    with cena.by(by) as author:
        importacao.confirm(author=author)
        return Importacao.objects.get(pk=importacao.pk)


def empresa(cena: Cena, documento: str) -> Empresa:
    with cena.by_sistema():
        bare = "".join(char for char in documento if char.isalnum())
        return Empresa.objects.select_related("carteira").get(documento=bare)


def counts(importacao: Importacao) -> tuple[int, ...]:
    i = importacao
    return i.novas, i.atualizadas, i.puladas, i.recusadas


def test_receiving_saves_no_company(cena: Cena) -> None:
    importacao = receive(cena, IPE)
    assert importacao.colunas["documento"] == 1
    with cena.by_sistema():
        assert Empresa.objects.count() == 2


def test_the_good_rows_come_in_with_all_they_say(cena: Cena) -> None:
    done = confirm(cena, receive(cena, IPE, ["Sem documento"]))
    ipe = empresa(cena, BB)
    assert (ipe.nome, ipe.nome_chave, ipe.lugar) == (
        "Construtora Ipê",
        "construtora ipe",
        "Manaus, AM",
    )
    assert (ipe.fuso, ipe.municipio_chave) == ("America/Manaus", "manaus")
    assert (ipe.integrada, ipe.escritorio_id) == (False, cena.elenco.aurora.pk)
    assert str(ipe.carteira) == "Equipe Azul"
    with cena.by_sistema():
        [iara] = Contato.objects.filter(empresa=ipe)
    assert (iara.nome, iara.emails) == ("Iara", ["iara@ipe.com", "a@b.com"])
    assert counts(done) == (1, 0, 0, 1)


def test_known_companies_stay_as_they_are_unless_asked(cena: Cena) -> None:
    done = confirm(cena, receive(cena, ["Padaria Céu", SOL, "Manaus", "AM"]))
    assert counts(done) == (0, 0, 1, 0)
    assert empresa(cena, SOL).nome == "Padaria Sol Ltda"


def test_asked_to_they_take_what_the_sheet_brings_and_lose_nothing(cena: Cena) -> None:
    with cena.by_sistema():
        Empresa.objects.filter(pk=cena.elenco.sol.pk).update(observacoes="Paga dia 5.", ativa=False)
    done = confirm(cena, receive(cena, ["", SOL], ["Padaria Céu", SOL, "", "RJ"], atualizar=True))
    assert counts(done) == (0, 0, 0, 2)
    linhas = ["Padaria Céu", SOL, "", "AM", "Equipe Azul", "nao"]
    done = confirm(cena, receive(cena, linhas, atualizar=True))
    sol = empresa(cena, SOL)
    assert counts(done) == (0, 1, 0, 0)
    assert (sol.nome, sol.municipio, sol.fuso) == ("Padaria Céu", "Campinas", "America/Manaus")
    assert (sol.observacoes, sol.ativa, str(sol.carteira)) == ("Paga dia 5.", False, "Equipe Azul")
    assert (sol.integrada, sol.integrada_por_id) == (False, cena.pk("ana"))
    assert sol.integrada_motivo == "Importação de clientes.csv"


def test_a_contato_of_that_name_is_not_written_twice(cena: Cena) -> None:
    confirm(cena, receive(cena, IPE))
    confirm(cena, receive(cena, IPE, atualizar=True))
    with cena.by_sistema():
        assert Contato.objects.count() == 1


def test_a_contato_without_a_name_is_called_by_its_address(cena: Cena) -> None:
    confirm(cena, receive(cena, [*IPE[:6], "", "iara@ipe.com"]))
    with cena.by_sistema():
        assert [str(contato) for contato in Contato.objects.all()] == ["iara@ipe.com"]


def test_a_carteira_is_made_once_and_one_that_is_there_is_used(cena: Cena) -> None:
    confirm(cena, receive(cena, IPE))
    other = ["Outra", cnpj(1), "", "", "EQUIPE  azul"]
    confirm(cena, receive(cena, other, ["Mais uma", cnpj(2), "", "", "Equipe Azul"]))
    with cena.by_sistema():
        assert Carteira.objects.get().empresas.count() == 3


def test_a_column_that_is_no_carteira_does_not_make_hundreds(cena: Cena) -> None:
    linhas = [
        [f"Loja {n}", cnpj(n), "", "", f"Carteira {n}"] for n in range(lote.MAX_CARTEIRAS + 1)
    ]
    importacao = receive(cena, *linhas)
    with pytest.raises(DadoInvalido, match="criaria 51 carteiras"):
        confirm(cena, importacao)
    with cena.by_sistema():
        assert (Carteira.objects.count(), Empresa.objects.count()) == (0, 2)


def test_only_the_refused_rows_are_kept_with_what_was_wrong(cena: Cena) -> None:
    again = ["Ipê de novo", BB]
    done = confirm(cena, receive(cena, IPE, again, ["Lua", "1"]))
    numero, _, erros = done.linhas[0]
    assert (numero, erros) == (3, ["Repetida: o mesmo documento está na linha 2."])
    with cena.by("ana"):
        assert [lida.erros[0][:8] for lida in done.verdicts()] == ["Repetida", "O CPF te"]


def test_it_is_told_once_to_the_audit(cena: Cena) -> None:
    done = confirm(cena, receive(cena, IPE, ["Lua", "1"]))
    with cena.by("ana"):
        [entry] = Auditoria.objects.filter(objeto=done.pk)
    assert entry.frase == "importou empresas de clientes.csv"
    assert ["Novas", "", "1"] in entry.mudancas


def test_confirmed_twice_is_refused(cena: Cena) -> None:
    importacao = receive(cena, IPE)
    confirm(cena, importacao)
    with pytest.raises(ImportacaoEncerrada):
        confirm(cena, importacao)


def test_somebody_who_was_faster_makes_it_be_checked_again(
    cena: Cena, monkeypatch: pytest.MonkeyPatch
) -> None:
    importacao = receive(cena, IPE, ["Outra", cnpj(1)])
    with cena.by("ana") as ana:
        lidas = importacao.verdicts()
        Empresa.register(escritorio_id=ana.escritorio_id, nome="Ipê", documento=BB)
        monkeypatch.setattr(Importacao, "verdicts", lambda _: lidas)
        with pytest.raises(EmpresasMudaram):
            importacao.confirm(author=ana)
        assert not Empresa.objects.filter(documento=cnpj(1)).exists()


def test_a_new_sheet_makes_the_one_before_forgotten(cena: Cena) -> None:
    first = receive(cena, IPE)
    receive(cena, IPE)
    with cena.by("ana"):
        assert Importacao.objects.get(pk=first.pk).linhas == []


def test_what_ran_out_cannot_be_confirmed(cena: Cena) -> None:
    old = receive(cena, IPE)
    with cena.by_sistema():
        Importacao.objects.update(expira_em=timezone.now() - timedelta(seconds=1))
    with pytest.raises(ImportacaoEncerrada):
        confirm(cena, old)


def test_what_ran_out_is_emptied_by_the_next_sheet(cena: Cena) -> None:
    done = confirm(cena, receive(cena, ["Lua", "1"]))
    assert done.linhas
    with cena.by_sistema():
        Importacao.objects.update(expira_em=timezone.now() - timedelta(seconds=1))
    receive(cena, IPE)
    with cena.by("ana"):
        assert Importacao.objects.get(pk=done.pk).linhas == []


def test_given_up_nothing_stays(cena: Cena) -> None:
    importacao = receive(cena, IPE)
    with cena.by("ana") as ana:
        importacao.give_up(author=ana)
        assert Importacao.objects.get(pk=importacao.pk).linhas == []
    with pytest.raises(ImportacaoEncerrada):
        confirm(cena, importacao)


def test_without_a_needed_column_nothing_is_confirmed(cena: Cena) -> None:
    importacao = receive(cena, IPE)
    with cena.by("ana") as ana:
        importacao.choose({"nome": 0}, atualizar=False, author=ana)
    with pytest.raises(DadoInvalido, match="CNPJ, CPF ou CAEPF"):
        confirm(cena, importacao)


def test_one_column_for_two_fields_is_refused(cena: Cena) -> None:
    importacao = receive(cena, IPE)
    with cena.by("ana") as ana, pytest.raises(DadoInvalido, match="já está em Nome"):
        importacao.choose({"nome": 0, "documento": 0}, atualizar=False, author=ana)


@pytest.mark.parametrize("nome", ["bruno", "celia"])
def test_only_an_administrador_may(cena: Cena, nome: str) -> None:
    with pytest.raises(SemPermissao):
        receive(cena, IPE, by=nome)
    importacao = receive(cena, IPE)
    with pytest.raises(SemPermissao):
        confirm(cena, importacao, by=nome)


def test_the_sheet_of_one_office_is_seen_by_no_other_and_no_cliente(cena: Cena) -> None:
    receive(cena, IPE)
    for nome in ("otto", "celia"):
        with cena.by(nome):
            assert not Importacao.objects.exists()


def test_another_office_imports_the_same_companies(cena: Cena) -> None:
    confirm(cena, receive(cena, ["Padaria Sol", SOL], by="otto"), by="otto")
    with cena.by("otto"):
        assert Empresa.objects.count() == 2
    assert empresa(cena, SOL).nome == "Padaria Sol Ltda"


def rows(quantas: int) -> list[list[str]]:
    return [
        [f"Loja {n}", cnpj(n), "Campinas", "SP", "Azul", "sim", "Zé", "ze@x.com"]
        for n in range(quantas)
    ]


def test_the_number_of_statements_is_of_batches_not_of_rows(elenco: Elenco) -> None:
    def statements(quantas: int, first: int) -> int:
        linhas = [[f"Loja {n}", cnpj(n)] for n in range(first, first + quantas)]
        with viewing(elenco.viewer("ana")):
            ana = elenco.viewer("ana")
            nova = Importacao.receive(table(*linhas), "a.csv", author=ana)
            with CaptureQueriesContext(connection) as captured:
                nova.confirm(author=ana)
        return len(captured)

    assert statements(10, 0) == statements(300, 100)


def test_five_thousand_rows_are_checked_and_saved_in_seconds(cena: Cena) -> None:
    begun = time.perf_counter()
    importacao = receive(cena, *rows(5_000))
    with cena.by("ana"):
        assert len(importacao.verdicts()) == 5_000
    checked = time.perf_counter()
    done = confirm(cena, importacao)
    saved = time.perf_counter()
    assert counts(done) == (5_000, 0, 0, 0)
    done = confirm(cena, receive(cena, *rows(5_000), atualizar=True))
    assert counts(done) == (0, 5_000, 0, 0)
    assert checked - begun < 5
    assert saved - checked < 15
