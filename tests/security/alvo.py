"""What the attacks aim at: Padaria Sol full of words that must appear nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import pytest

from econtador.acessos.models import AcessoEmpresa
from econtador.arquivos import amostras
from econtador.arquivos.armazem import store
from econtador.arquivos.models import Arquivo
from econtador.atendimentos.models import Anexo, Atendimento, NovoAnexo
from econtador.base.brasil.cnpj import check_digits
from econtador.empresas.models import Carteira, Contato, Empresa, FichaCarteira, FichaContato
from tests.cena import Cena
from tests.security.subidas import upload

CNPJ = "77CANARIO077" + check_digits("77CANARIO077")
# Each secret stands beside a word by which it is searched: the echo of a search betrays nothing.
ASSUNTO = "Canarinho do assunto tucanonome"
TEXTO = "Canarinho do parecer tucanotexto"
NOTA = "Canarinho da nota tucanonota"
ARQUIVO = "Canarinho do anexo tucanoanexo.pdf"
ARQUIVO_DA_NOTA = "Canarinho inadimplente tucanofolha.pdf"
SIGILO = "Canarinho sigiloso tucanosigilo"
EMPRESA = "Padaria Canarinho Ltda"
SEGREDO = "canarinho"
PALAVRAS = (
    "tucanonome",
    "tucanotexto",
    "tucanonota",
    "tucanoanexo",
    "tucanofolha",
    "tucanosigilo",
    "padaria",
)


@dataclass(frozen=True)
class Alvo:
    """The scene with its targets: an atendimento with everything, and a confidencial of Bruno's."""

    cena: Cena
    das: Atendimento
    sigilo: Atendimento
    anexos: Sequence[Anexo]
    acesso: UUID
    pergunta: UUID
    modelo: UUID
    carteira: UUID
    contato: UUID

    @property
    def ids(self) -> dict[str, list[UUID]]:
        """The ids that addresses are tried with, by the first word of the address."""
        cena = self.cena
        return {
            "anexos": [anexo.pk for anexo in self.anexos],
            "carteiras": [self.carteira],
            "configuracoes": [self.das.pk, self.sigilo.pk],
            "departamentos": [cena.elenco.departamentos["Fiscal"].pk],
            "empresas": [cena.elenco.sol.pk],
            "fases": [self.das.fase_id],
            "pessoas": [cena.pk("celia")],
            "tipos": [self.das.tipo_id],
            "vinculo": [cena.pk("celia")],
        }

    @property
    def every_id(self) -> list[UUID]:
        """What an address of a word that is not above is tried with: all of them, and more."""
        known = [pk for ids in self.ids.values() for pk in ids]
        return [*known, self.das.ultimo_parecer_id, self.acesso, self.cena.elenco.aurora.pk]

    @property
    def anexo(self) -> Anexo:
        """The file on the public parecer."""
        return self.anexos[0]

    @property
    def da_nota(self) -> Anexo:
        """The file on the nota interna."""
        return self.anexos[1]

    def body(self) -> dict[str, object]:
        """One body that every form would take, all ids in it of Padaria Sol or Aurora."""
        cena = self.cena
        return {
            "nome": "Invasor",
            "empresa": str(cena.elenco.sol.pk),
            "departamento": str(cena.elenco.departamentos["Fiscal"].pk),
            "delegado": str(cena.pk("bruno")),
            "responsavel": str(cena.pk("bruno")),
            "pessoas": [str(cena.pk("davi")), str(cena.pk("otto"))],
            "departamentos": [str(cena.elenco.departamentos["Fiscal"].pk)],
            "operadores": [str(cena.pk("otto"))],
            "providenciar_ate": "2099-01-10T10:00",
            "parecer": "Invasor",
            "texto": "Invasor",
            "motivo": "Invasor",
            "titular": str(cena.pk("ana")),
            "substituto": str(cena.pk("bruno")),
            "de": str(cena.pk("ana")),
            "mostrados": [str(cena.pk("celia"))],
            "marcados": [str(cena.pk("davi"))],
            **SEMPRE,
        }


SEMPRE = {
    "nota_interna": "on",
    "bola": "terceiro",
    "versao": "1",
    "politica_delegacao": "sem",
    "criar": "on",
    "editar": "on",
    "excluir": "on",
    "ordem": "1",
    "geral": "ninguem",
    "password1": "chuva-de-novembro-26",
    "password2": "chuva-de-novembro-26",
}


def build(cena: Cena) -> Alvo:
    """Fill the scene with secrets."""
    _rename(cena)
    with cena.by("celia"):
        publico = _blob(cena, ARQUIVO)
    das = cena.open(nome=ASSUNTO, parecer=TEXTO, anexos=[publico])
    with cena.by("bruno"):
        interno = _blob(cena, ARQUIVO_DA_NOTA)
    cena.answer(das, "bruno", NOTA, nota_interna=True, anexos=[interno])
    sigilo = cena.open("bruno", nome=SIGILO, parecer=SIGILO, departamento=None)
    cena.restrict(sigilo, "bruno")
    with cena.by_sistema():
        das.refresh_from_db()
        anexos = list(Anexo.objects.select_related("arquivo").order_by("parecer__ordem"))
        acesso = AcessoEmpresa.objects.get(pessoa=cena.pessoa("celia")).pk
        pergunta, modelo = (
            parte.in_order()[0].pk for parte in (das.tipo.perguntas, das.tipo.itens)
        )
    return Alvo(cena, das, sigilo, anexos, acesso, pergunta, modelo, *_of_the_empresa(cena))


@pytest.fixture
def alvo(cena: Cena) -> Alvo:
    """The targets, in a transaction that is rolled back."""
    return build(cena)


def _rename(cena: Cena) -> None:
    with cena.by_sistema():
        sol = cena.elenco.sol
        sol.rename(EMPRESA)
        Empresa.objects.filter(pk=sol.pk).update(
            nome=sol.nome, nome_chave=sol.nome_chave, documento=CNPJ
        )
        sol.refresh_from_db()


def _of_the_empresa(cena: Cena) -> tuple[UUID, UUID]:
    """Put Padaria Sol into a carteira and write down a contato of it; return their ids."""
    with cena.by_sistema() as sistema:
        carteira = Carteira.add(FichaCarteira("Carteira da Padaria"), author=sistema)
        Empresa.objects.filter(pk=cena.elenco.sol.pk).update(carteira=carteira)
        ficha = FichaContato("Contato da Padaria", emails=("padaria@sol.com.br",))
        return carteira.pk, Contato.add(cena.elenco.sol, ficha, author=sistema).pk


def _blob(cena: Cena, nome: str) -> NovoAnexo:
    guardado = store(upload(nome, amostras.pdf(texto=nome)), cena.elenco.aurora.pk)
    arquivo = Arquivo.objects.create(
        escritorio=cena.elenco.aurora,
        sha256=guardado.sha256,
        tamanho=guardado.tamanho,
        tipo=guardado.tipo,
    )
    return NovoAnexo(arquivo=arquivo, nome=guardado.nome)
