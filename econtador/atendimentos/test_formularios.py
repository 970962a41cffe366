"""The forms: what is wrong is said beside its field, and nothing typed is lost."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from econtador.arquivos import amostras
from econtador.atendimentos.models import Anexo
from econtador.base.banco.viewing import viewing
from econtador.empresas.models import Empresa
from econtador.escritorios.models import PoliticaDelegacao
from tests.cena import Cena
from tests.cliente_http import entered, only, soon


@pytest.fixture
def celia(cena: Cena) -> Client:
    return entered(cena.elenco, "celia")


@pytest.fixture
def corpo(cena: Cena) -> dict[str, str]:
    """What Célia types into Novo Atendimento."""
    return {
        "nome": "Férias da Joana",
        "empresa": str(cena.elenco.sol.pk),
        "departamento": str(cena.elenco.departamentos["Departamento Pessoal"].pk),
        "delegado": str(cena.pk("carla")),
        "providenciar_ate": soon(),
        "parecer": "Ela quer sair dia 10.",
    }


class TestNovo:
    def test_saves_what_was_typed(self, cena: Cena, celia: Client, corpo):
        answer = celia.post("/atendimentos", corpo)
        assert answer.status_code == 302
        novo = only(cena)
        assert answer["Location"] == f"/atendimentos/{novo.numero}"
        assert (novo.nome, novo.empresa, novo.delegado) == (
            "Férias da Joana",
            cena.elenco.sol,
            cena.pessoa("carla"),
        )
        assert novo.tipo.nome == "Admissão"  # the departamento's default
        assert timezone.localtime(novo.providenciar_ate).strftime("%Y-%m-%dT%H:%M") == soon()

    @pytest.mark.parametrize("campo", ["nome", "empresa", "providenciar_ate", "parecer"])
    def test_each_required_field_is_missed_by_name_and_the_others_stay(self, celia, corpo, campo):
        answer = celia.post("/atendimentos", corpo | {campo: ""})
        html = answer.content.decode()
        assert answer.status_code == 422
        assert f"campo-{campo.replace('_', '-')}-erro" in html
        kept = {"nome": "Férias da Joana", "parecer": "Ela quer sair dia 10."}
        for name, text in kept.items():
            assert name == campo or text in html

    @pytest.mark.parametrize(
        "quando", ["ontem", "31/02/2026 10:00", "2026-13-01T10:00", "0001-01-01T00:00"]
    )
    def test_a_date_that_is_no_date(self, celia: Client, corpo, quando: str):
        answer = celia.post("/atendimentos", corpo | {"providenciar_ate": quando})
        assert answer.status_code == 422
        assert "Informe a data e a hora" in answer.content.decode()

    def test_a_date_that_has_passed(self, celia: Client, corpo):
        answer = celia.post("/atendimentos", corpo | {"providenciar_ate": soon(-1)})
        assert answer.status_code == 422
        assert "já passou" in answer.content.decode()

    def test_brazilian_writing_of_a_date(self, cena: Cena, celia: Client, corpo):
        when = (timezone.localtime() + timedelta(days=5)).strftime("%d/%m/%Y 17:30")
        assert celia.post("/atendimentos", corpo | {"providenciar_ate": when}).status_code == 302
        assert timezone.localtime(only(cena).providenciar_ate).strftime("%d/%m/%Y %H:%M") == when

    def test_the_hour_is_the_companys(self, cena: Cena, corpo):
        with viewing(cena.elenco.sistema):
            acre = Empresa.register(
                escritorio_id=cena.elenco.aurora.pk,
                nome="Castanha do Acre",
                documento="11.444.777/0001-61",
                municipio="Rio Branco",
                uf="AC",
            )
        ana = entered(cena.elenco, "ana")
        assert ana.post("/atendimentos", corpo | {"empresa": str(acre.pk)}).status_code == 302
        local = only(cena).providenciar_ate.astimezone(ZoneInfo("America/Rio_Branco"))
        assert local.strftime("%Y-%m-%dT%H:%M") == soon()

    @pytest.mark.parametrize("campo", ["empresa", "departamento", "delegado"])
    @pytest.mark.parametrize("valor", ["lixo", "00000000-0000-0000-0000-000000000000"])
    def test_an_id_that_is_nobodys(self, celia: Client, corpo, campo: str, valor: str):
        assert celia.post("/atendimentos", corpo | {campo: valor}).status_code == 422

    def test_another_company_by_its_id(self, cena: Cena, celia: Client, corpo):
        answer = celia.post("/atendimentos", corpo | {"empresa": str(cena.elenco.lua.pk)})
        assert answer.status_code == 422
        assert "Oficina" not in answer.content.decode()

    def test_extra_fields_change_nothing(self, cena: Cena, celia: Client, corpo):
        extra = {
            "escritorio": str(cena.elenco.boreal.pk),
            "numero": "7777",
            "autor": str(cena.pk("ana")),
            "prioridade": "1",
            "status": "encerrado",
            "confidencial": "on",
        }
        assert celia.post("/atendimentos", corpo | extra).status_code == 302
        novo = only(cena)
        assert (novo.escritorio_id, novo.numero) == (cena.elenco.aurora.pk, 1)
        assert (novo.autor_id, novo.status) == (cena.pk("celia"), "aberto")
        assert not novo.confidencial

    @pytest.mark.parametrize("politica", [PoliticaDelegacao.RESPONSAVEL, PoliticaDelegacao.SEM])
    def test_policies_grey_the_field_and_say_why(self, cena: Cena, celia: Client, corpo, politica):
        cena.policy(politica)
        html = celia.get("/atendimentos/novo").content.decode()
        assert "disabled" in html
        assert "O escritório" in html
        assert celia.post("/atendimentos", corpo).status_code == 302
        by_policy = cena.pessoa("carla") if politica == PoliticaDelegacao.RESPONSAVEL else None
        assert only(cena).delegado == by_policy

    def test_the_deadline_is_suggested_by_the_tipo(self, cena: Cena, celia: Client):
        geral = celia.get("/atendimentos/novo").content.decode()
        societario = cena.elenco.departamentos["Societário"].pk
        longer = celia.get(f"/atendimentos/novo/prazo?departamento={societario}").content.decode()
        assert "10 dias úteis do tipo Alteração contratual" in longer
        assert 'value="20' in geral
        assert celia.get("/atendimentos/novo/prazo?departamento=lixo").status_code == 200

    def test_company_typed_where_the_list_is_too_long(self, cena: Cena, corpo):
        with viewing(cena.elenco.sistema):
            for number in range(60):
                base = f"{number:012}"
                Empresa.objects.create(
                    escritorio=cena.elenco.aurora,
                    nome=f"Cliente {number:02}",
                    nome_chave=f"cliente {number:02}",
                    documento=base + "00",
                    tipo_documento="cnpj",
                )
        bruno = entered(cena.elenco, "bruno")
        html = bruno.get("/atendimentos/novo").content.decode()
        assert "data-busca" in html
        assert "Cliente 33" not in html
        assert "Padaria Sol" in bruno.get("/empresas/busca?q=pad&para=novo").content.decode()
        typed = corpo | {"empresa": "", "empresa_nome": "cliente 33"}
        assert bruno.post("/atendimentos", typed).status_code == 302
        assert only(cena).empresa.nome == "Cliente 33"
        several = bruno.post("/atendimentos", corpo | {"empresa": "", "empresa_nome": "cliente"})
        assert several.status_code == 422
        assert "há várias" in several.content.decode()


class TestAnexos:
    def files(self, *nomes: str) -> list[SimpleUploadedFile]:
        return [SimpleUploadedFile(nome, amostras.pdf()) for nome in nomes]

    def test_several_at_once(self, cena: Cena, celia: Client, corpo):
        body = corpo | {"anexos": self.files("guia.pdf", "recibo.pdf")}
        assert celia.post("/atendimentos", body).status_code == 302
        with cena.by_sistema():
            assert sorted(Anexo.objects.values_list("nome", flat=True)) == [
                "guia.pdf",
                "recibo.pdf",
            ]

    def test_received_files_survive_another_fields_error(self, cena: Cena, celia: Client, corpo):
        failed = celia.post("/atendimentos", corpo | {"nome": "", "anexos": self.files("guia.pdf")})
        token = failed.content.decode().split('name="guardados" value="')[1].split('"')[0]
        assert celia.post("/atendimentos", corpo | {"guardados": token}).status_code == 302
        with cena.by_sistema():
            assert Anexo.objects.get().nome == "guia.pdf"

    def test_a_token_is_its_persons_alone(self, cena: Cena, celia: Client, corpo):
        failed = celia.post("/atendimentos", corpo | {"nome": "", "anexos": self.files("guia.pdf")})
        token = failed.content.decode().split('name="guardados" value="')[1].split('"')[0]
        body = corpo | {"empresa": str(cena.elenco.lua.pk), "guardados": token}
        assert entered(cena.elenco, "davi").post("/atendimentos", body).status_code == 302
        assert (
            celia.post("/atendimentos", corpo | {"guardados": token[:-2] + "xx"}).status_code == 302
        )
        with cena.by_sistema():
            assert not Anexo.objects.exists()

    @pytest.mark.parametrize(
        ("nome", "conteudo"),
        [
            ("pagina.html", b"<html><script>alert(1)</script></html>"),
            ("foto.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
            ("nota.pdf", b"MZ\x90\x00" + b"\0" * 200),
            ("../../x.pdf", b""),
        ],
    )
    def test_forbidden_kinds_are_refused_with_a_sentence(self, celia, corpo, nome, conteudo):
        body = corpo | {"anexos": [SimpleUploadedFile(nome, conteudo)]}
        answer = celia.post("/atendimentos", body)
        assert answer.status_code == 422
        assert "campo-anexos-erro" in answer.content.decode()
        assert "Ela quer sair dia 10." in answer.content.decode()

    def test_too_many(self, celia: Client, corpo, settings):
        settings.ANEXOS_POR_PARECER = 2
        body = corpo | {"anexos": self.files("a.pdf", "b.pdf", "c.pdf")}
        assert "Envie até 2 arquivos" in celia.post("/atendimentos", body).content.decode()


class TestEscaping:
    XSS = "<script>alert('x')</script><img src=x onerror=alert(1)>"

    def test_nowhere_is_typed_html_alive(self, cena: Cena, celia: Client, corpo):
        body = corpo | {"nome": self.XSS, "parecer": self.XSS}
        assert celia.post("/atendimentos", body).status_code == 302
        cena.answer(only(cena), "bruno", self.XSS, nota_interna=True)
        numero = only(cena).numero
        tails = [
            "",
            f"/{numero}",
            f"/{numero}/pareceres",
            f"/{numero}/dados",
            f"/{numero}/cancelamento",
        ]
        for tail in [*tails, f"?pesquisa={self.XSS}"]:
            html = entered(cena.elenco, "bruno").get(f"/atendimentos{tail}").content.decode()
            assert "<script>alert" not in html
            assert "<img src=x" not in html
