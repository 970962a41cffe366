"""The import on screen, from the file to the report: each rung of the ladder."""

import io
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from econtador.atendimentos.demo.elenco import Elenco
from econtador.base.banco.viewing import viewing
from econtador.base.brasil.cnpj import check_digits
from econtador.empresas.models import Empresa, Importacao
from tests.cliente_http import entered

ENVIO = "/empresas/importacao"
BOA = "Construtora Ipê;00.000.000/0001-91;Campinas;SP"
PASSOS = ("colunas", "confirmacao", "desistencia")


def sheet(*linhas: str) -> bytes:
    return "\n".join(["Razão social;CNPJ;Cidade;UF", *linhas]).encode()


def send(client: Client, conteudo: bytes, nome: str = "clientes.csv") -> Any:
    return client.post(ENVIO, {"arquivo": SimpleUploadedFile(nome, conteudo)})


def sent(client: Client, *linhas: str) -> str:
    """Send a good sheet and return the address of its check."""
    return str(send(client, sheet(*linhas)).headers["Location"])


def text(client: Client, path: str, **query: str) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200
    return answer.content.decode()


def choice(**change: str) -> dict[str, str]:
    return {"nome": "0", "documento": "1", "uf": "3", "existentes": "pular"} | change


def empresas(elenco: Elenco, **found: Any) -> list[Empresa]:
    with viewing(elenco.sistema):
        return list(Empresa.objects.filter(**found))


def test_the_whole_way(elenco: Elenco, ana: Client) -> None:
    assert "Baixar um modelo" in text(ana, ENVIO)
    path = sent(ana, BOA, "Padaria Sol;11.222.333/0001-81", "Sem número;123;Campinas;SP")
    page = text(ana, path)
    assert "Importar 1 empresa<" in page
    assert "Já cadastrada como Padaria Sol Ltda." in page
    assert "aqui há 3" in page
    assert empresas(elenco, nome="Construtora Ipê") == []
    assert ana.post(f"{path}/confirmacao").headers["Location"] == path
    [ipe] = empresas(elenco, nome="Construtora Ipê")
    assert (ipe.municipio, ipe.escritorio_id) == ("Campinas", elenco.aurora.pk)
    report = text(ana, path)
    assert "1 empresa nova" in report
    assert "1 já estava cadastrada" in report
    assert "Sem número" in report
    assert "clientes.csv" in text(ana, ENVIO)


def test_an_xlsx_goes_the_same_way(elenco: Elenco, ana: Client) -> None:
    saida = io.BytesIO()
    with xlsxwriter.Workbook(saida) as livro:
        folha = livro.add_worksheet()
        folha.write_row(0, 0, ["Empresa", "CNPJ"])
        folha.write_row(1, 0, ["Construtora Ipê", "00.000.000/0001-91"])
    path = send(ana, saida.getvalue(), "clientes.xlsx").headers["Location"]
    ana.post(f"{path}/confirmacao")
    assert empresas(elenco, nome="Construtora Ipê")


@pytest.mark.parametrize(
    ("conteudo", "sentence"),
    [
        (b"", "O arquivo está vazio."),
        (b"\x89PNG\r\n\x1a\n\0\0", "não é CSV nem XLSX"),
        (b"PK\x03\x04 quebrado", "danificada"),
        (sheet(), "nenhuma empresa abaixo"),
        (b"x" * (5 * 1024 * 1024 + 1), "mais de 5 MB"),
    ],
)
def test_a_file_that_is_refused_says_why(
    elenco: Elenco, ana: Client, conteudo: bytes, sentence: str
) -> None:
    answer = send(ana, conteudo, "planilha.xlsx")
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    with viewing(elenco.sistema):
        assert not Importacao.objects.exists()


def test_without_a_file_it_is_asked_for(ana: Client) -> None:
    answer = ana.post(ENVIO)
    assert answer.status_code == 422
    assert "Escolha o arquivo da planilha." in answer.content.decode()


def test_a_column_that_was_not_recognised_is_asked_for(elenco: Elenco, ana: Client) -> None:
    path = send(ana, b"Quem;Registro\nIpe;00.000.000/0001-91").headers["Location"]
    page = text(ana, path)
    assert "diga acima qual coluna tem: Nome e CNPJ, CPF ou CAEPF." in page
    assert "A · Quem (ex.: Ipe)" in page
    assert "/confirmacao" not in page
    assert ana.post(f"{path}/confirmacao").status_code == 422
    ana.post(f"{path}/colunas", {"nome": "0", "documento": "1", "existentes": "pular"})
    assert "Importar 1 empresa<" in text(ana, path)


def test_known_companies_are_updated_where_asked(elenco: Elenco, ana: Client) -> None:
    path = sent(ana, "Padaria Céu;11.222.333/0001-81;Santos;SP")
    assert "Nenhuma linha pode ser importada" in text(ana, path)
    ana.post(f"{path}/colunas", choice(existentes="atualizar", municipio="2"))
    assert "Atualiza" in text(ana, path)
    ana.post(f"{path}/confirmacao")
    [ceu] = empresas(elenco, pk=elenco.sol.pk)
    assert (ceu.nome, ceu.municipio) == ("Padaria Céu", "Santos")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"nome": ""}, "obrigatório"),
        ({"nome": "99"}, "Faça uma escolha válida"),
        ({"uf": "-1"}, "Faça uma escolha válida"),
        ({"uf": "0"}, "Esta coluna já está em Nome."),
        ({"existentes": "apagar"}, "Faça uma escolha válida"),
    ],
)
def test_a_wrong_choice_of_columns_is_said(
    ana: Client, change: dict[str, str], sentence: str
) -> None:
    answer = ana.post(f"{sent(ana, BOA)}/colunas", choice(**change))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_the_refused_rows_come_back_as_a_csv_before_and_after(ana: Client) -> None:
    path = sent(ana, BOA, "=cmd();123;Campinas;SP")
    before = ana.get(f"{path}/recusadas")
    assert before.headers["Content-Disposition"] == 'attachment; filename="empresas-recusadas.csv"'
    ana.post(f"{path}/confirmacao")
    after = ana.get(f"{path}/recusadas")
    assert before.content == after.content
    lines = after.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("'=cmd();123;Campinas;SP;")


def test_mended_they_go_in(elenco: Elenco, ana: Client) -> None:
    path = sent(ana, "Construtora Ipê;00.000.000/0001-92;Campinas;SP")
    mended = ana.get(f"{path}/recusadas").content.replace(b"0001-92", b"0001-91")
    path = send(ana, mended).headers["Location"]
    ana.post(f"{path}/confirmacao")
    assert empresas(elenco, nome="Construtora Ipê")


def test_the_model(ana: Client) -> None:
    answer = ana.get(f"{ENVIO}/modelo")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    path = send(ana, answer.content).headers["Location"]
    assert "Fica como está" in text(ana, path)


def test_given_up_it_is_gone(elenco: Elenco, ana: Client) -> None:
    path = sent(ana, BOA)
    assert ana.post(f"{path}/desistencia").headers["Location"] == ENVIO
    assert ana.get(path).status_code == 404
    assert len(empresas(elenco)) == 2


def test_after_a_day_it_is_gone(elenco: Elenco, ana: Client) -> None:
    path = sent(ana, BOA)
    with viewing(elenco.sistema):
        Importacao.objects.update(expira_em=timezone.now() - timedelta(seconds=1))
    assert ana.get(path).status_code == 404
    assert ana.post(f"{path}/confirmacao").status_code == 404


def test_confirmed_twice_says_so(ana: Client) -> None:
    path = sent(ana, BOA)
    ana.post(f"{path}/confirmacao")
    answer = ana.post(f"{path}/confirmacao")
    assert answer.status_code == 409
    assert "já terminou" in answer.content.decode()


def test_cells_stay_text(ana: Client) -> None:
    page = text(ana, sent(ana, "<script>alert(1)</script>;1;<b>x</b>;SP"))
    assert "<script>alert(1)" not in page
    assert "<b>x" not in page


def test_pages_and_tabs(ana: Client) -> None:
    loja = [f"{n + 1000:012d}" for n in range(120)]
    linhas = [f"Loja {n:03d};{base}{check_digits(base)}" for n, base in enumerate(loja)]
    path = sent(ana, *linhas, "Errada;1")
    first = text(ana, path)
    assert "Linhas 1 a 50 de 121" in first
    assert "Loja 050" not in first
    assert "Loja 119" in text(ana, path, pagina="3")
    for beyond in ("99", "0", "-1", "x", "9" * 50):
        assert text(ana, path, pagina=beyond)
    wrong = text(ana, path, ver="erro")
    assert "Errada" in wrong
    assert "Loja 001" not in wrong
    assert "Loja 001" in text(ana, path, ver="xyz")


def test_a_fixed_number_of_queries(ana: Client) -> None:
    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            text(ana, path)
        return len(captured)

    few = queries(sent(ana, BOA))
    many = queries(sent(ana, BOA, *[f"Loja {n};{n}" for n in range(400)]))
    assert many == few <= 12


@pytest.mark.parametrize("nome", ["bruno", "celia", "davi"])
def test_only_an_administrador_enters(elenco: Elenco, ana: Client, nome: str) -> None:
    path, client = sent(ana, BOA), entered(elenco, nome)
    for where in (ENVIO, f"{ENVIO}/modelo", path, f"{path}/recusadas"):
        assert client.get(where).status_code == 403
    for passo in PASSOS:
        assert client.post(f"{path}/{passo}", choice()).status_code == 403
    assert send(client, sheet(BOA)).status_code == 403


def test_of_another_office_or_author_it_does_not_exist(elenco: Elenco, ana: Client) -> None:
    path = sent(ana, BOA)
    with viewing(elenco.sistema):
        bruno = elenco.pessoas["bruno"]
        type(bruno).objects.filter(pk=bruno.pk).update(administrador=True)
    for client in (entered(elenco, "otto"), entered(elenco, "bruno")):
        assert client.get(path).status_code == 404
        assert client.get(f"{path}/recusadas").status_code == 404
        for passo in PASSOS:
            assert client.post(f"{path}/{passo}", choice()).status_code == 404
    assert ana.get(f"{ENVIO}/{uuid4()}").status_code == 404


def test_wrong_method(ana: Client) -> None:
    path = sent(ana, BOA)
    assert ana.put(ENVIO).status_code == 405
    assert ana.post(path).status_code == 405
    for passo in PASSOS:
        assert ana.get(f"{path}/{passo}").status_code == 405
