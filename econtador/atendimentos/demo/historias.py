"""The atendimentos that everybody of the cast finds on the first page, told word by word.

Moments are given in working hours before `agora` ("horas atrás"), or as a day and an hour where
a deadline must fall just there.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from econtador.atendimentos.demo.autor import Autor
from econtador.atendimentos.demo.cenario import Papel
from econtador.atendimentos.demo.lacunas import MESES, Competencia, greeting, vence
from econtador.atendimentos.demo.roteiro import Escreve, Le, Passa, Passo, Restringe, Roteiro
from econtador.atendimentos.models import Bola

FISCAL = "Fiscal"
DP = "Departamento Pessoal"
SOL, LUA = "Padaria Sol Ltda", "Oficina Lua ME"
FIM_DO_DIA = time(17)
TARDE = time(23, 30)


class Historias:
    """Tells the stories of Contábil Aurora up to the moment of `autor`."""

    def __init__(self, autor: Autor) -> None:
        self.autor = autor
        self.agenda = autor.agenda
        self.hoje = autor.agenda.agora.astimezone(autor.agenda.fuso).date()
        nomes = autor.cenario.pessoas
        self.ana, self.bruno, self.carla = (
            nomes[n] for n in ("Ana Prado", "Bruno Lima", "Carla Souza")
        )
        self.celia, self.davi, self.rita = (
            nomes[n] for n in ("Célia Rocha", "Davi Nunes", "Rita Alves")
        )

    def tell(self) -> Iterator[Roteiro]:
        """Give every story, in no order of time."""
        yield self.rescisao()
        yield self.das()
        yield self.certidao()
        yield self.socia()
        yield self.ferias()
        yield self.notas()
        yield self.admissao()
        yield self.sigilo()
        yield self.sigilo_da_socia()
        yield self.extratos()
        yield self.maquina()

    def rescisao(self) -> Roteiro:
        """The one that burns: two days late, two unread pareceres of the cliente."""
        return self._roteiro(
            "Rescisão do padeiro José", SOL, DP, self._late(2),
            self._says(44, self.celia, "{oi}, Carla. O José, nosso padeiro, pediu demissão hoje."
                         " Como fica a rescisão?", delegado=self.carla),
            self._says(3.5, self.celia, "Aviso prévio a partir de segunda, ele não vai cumprir.",
                         anexos=("Carta-de-demissao-Jose.pdf",)),
            tipo="Rescisão",
        )  # fmt: skip

    def das(self) -> Roteiro:
        """The thread of three: the cliente asks, a nota interna hands over, the guia goes out."""
        competencia = Competencia.before(self.hoje)
        mes = MESES[competencia.mes - 1]
        guia = f"DAS-{competencia.mes:02d}-{competencia.ano}.pdf"
        frase = vence(self.hoje.year, self.hoje.month, antecipa=False)
        return self._roteiro(
            f"Guia do DAS de {mes}", LUA, FISCAL, self._today(),
            self._says(9.5, self.davi, f"{{oi}}, preciso da guia do DAS de {mes}."
                         " O faturamento foi de R$ 38.412,00."),
            self._says(9.2, self.ana, "Conferir o anexo V antes, mudou o fator R deles.",
                         nota=True, delegado=self.bruno),
            self._reads(8.5, self.bruno),
            self._says(0.6, self.bruno, f"Segue a guia. {frase}", anexos=(guia,)),
            tipo="Guia de imposto", competencia=str(competencia),
        )  # fmt: skip

    def certidao(self) -> Roteiro:
        """Waits for the Receita."""
        lugar = "Construtora Ipê Ltda"
        cliente = self._cliente(lugar)
        return self._roteiro(
            "Certidão negativa para licitação da prefeitura", lugar, FISCAL, self._on(2, time(12)),
            self._says(22, cliente, "{oi}. A prefeitura pede CND federal, CRF do FGTS e CNDT"
                         " para a licitação. Conseguem até quinta?", delegado=self.ana),
            self._says(6, self.ana, "Pedimos na Receita, sai até quinta-feira. FGTS e CNDT vão em"
                         " anexo.", anexos=("CRF-FGTS.pdf", "CNDT.pdf")),
            self._reads(5, cliente),
            Passa(self._ago(4.5), self.ana, Bola.TERCEIRO),
            tipo="Certidão",
        )  # fmt: skip

    def socia(self) -> Roteiro:
        """Documents have come in, the office has not looked yet."""
        lugar = "Clínica Vida Serviços Médicos Ltda"
        cliente = self._cliente(lugar)
        return self._roteiro(
            "Alteração contratual: entrada de sócia", lugar, "Societário", self._on(8, time(18)),
            self._says(31, cliente, "Vamos incluir a Dra. Paula como sócia, com 20% das quotas."
                         " Quais documentos?", delegado=self.ana),
            self._says(28, self.ana, "RG, CPF e comprovante de endereço dela. A taxa da Junta é"
                         " paga no protocolo."),
            self._says(2.5, cliente, "Enviei RG e comprovante de endereço.",
                         anexos=("RG-Paula.png", "Comprovante-de-endereco.pdf")),
            tipo="Alteração contratual",
        )  # fmt: skip

    def ferias(self) -> Roteiro:
        """Something for Célia to read and sign."""
        return self._roteiro(
            "Férias da Marlene em janeiro", SOL, DP, self._on(3, time(17)),
            self._says(18, self.rita, "A Marlene quer sair de férias dia 11 de janeiro, 30 dias.",
                         delegado=self.carla),
            self._says(4.2, self.carla, "Pode. Aviso em anexo: ela assina até 30 dias antes e o"
                         " pagamento sai dois dias antes do início.",
                         anexos=("Aviso-de-ferias-Marlene.pdf",)),
        )  # fmt: skip

    def notas(self) -> Roteiro:
        """The office asks, due today."""
        competencia = Competencia.before(self.hoje)
        mes = MESES[competencia.mes - 1]
        return self._roteiro(
            f"XML das notas de {mes}", SOL, FISCAL, self._today(),
            self._says(26, self.bruno, f"{{oi}}, Célia. Faltam os XML das notas de {mes} e o"
                         " extrato da maquininha.", delegado=self.bruno),
            self._reads(20, self.celia),
            self._says(5.1, self.celia, "Segue o que o sistema exportou. O extrato chega amanhã.",
                         anexos=(f"NFe-{competencia.mes:02d}-{competencia.ano}.xml",)),
            competencia=str(competencia),
        )  # fmt: skip

    def admissao(self) -> Roteiro:
        """A question to the cliente that nobody has read, with a mention of the administradora."""
        return self._roteiro(
            "Admissão do mecânico Wesley Batista", LUA, DP, self._on(1, time(18)),
            self._says(7.5, self.davi, "{oi}! O Wesley começa segunda como mecânico, R$"
                         " 2.850,00. RG em anexo.", anexos=("RG-Wesley.png",), delegado=self.carla),
            self._says(6.8, self.carla, "@Ana Prado, o sindicato mudou o piso de mecânico?",
                         nota=True, menciona=(self.ana,)),
            self._says(5.5, self.carla, "Falta o ASO. Sem ele o eSocial não aceita o registro, que"
                         " precisa ir até a véspera do início."),
            tipo="Admissão",
        )  # fmt: skip

    def sigilo(self) -> Roteiro:
        """Confidencial: of the office only Carla and Ana see it."""
        return self._roteiro(
            "Desligamento da gerente (sigiloso)", SOL, DP, self._on(4, time(17)),
            self._says(2.2, self.celia, "Precisamos desligar a gerente, e a equipe ainda não sabe."
                         " Quanto custa com aviso indenizado?", delegado=self.carla),
            Restringe(self.agenda.agora, self.ana, (self.carla,)),
            tipo="Rescisão",
        )  # fmt: skip

    def sigilo_da_socia(self) -> Roteiro:
        """Confidencial between the administradora and one cliente."""
        return self._roteiro(
            "Saída de sócio: apuração de haveres", LUA, "Societário", self._on(6, time(17)),
            self._says(12, self.ana, "Rita, conforme falamos por telefone: a apuração usa o balanço"
                         " do mês da saída. Por enquanto, só entre nós.", delegado=self.ana),
            Restringe(self.agenda.agora, self.ana, (self.rita,)),
            tipo="Alteração contratual",
        )  # fmt: skip

    def extratos(self) -> Roteiro:
        """Both companies of Rita have something for her."""
        return self._roteiro(
            "Extratos bancários para conciliação", LUA, "Contábil", self._on(2, time(17)),
            self._says(14, self.ana, "Rita, faltam os extratos da conta e da aplicação. Se der, em"
                         " OFX.", delegado=self.ana),
        )  # fmt: skip

    def maquina(self) -> Roteiro:
        """Of no departamento, delegated to nobody: the whole office sees it."""
        return self._roteiro(
            "Compra de forno: como lançar?", SOL, None, self._on(3, time(17)),
            self._says(1.4, self.celia, "{oi}! Compramos um forno de R$ 18.900,00 em 10 vezes."
                         " Nota em anexo. Precisam de mais alguma coisa?",
                         anexos=("Nota-fiscal-forno.pdf",)),
        )  # fmt: skip

    def _roteiro(  # noqa: PLR0913 - the columns of an atendimento
        self,
        nome: str,
        empresa: str,
        departamento: str | None,
        ate: datetime,
        *passos: Passo,
        tipo: str | None = None,
        competencia: str = "",
    ) -> Roteiro:
        cenario = self.autor.cenario
        return Roteiro(
            nome=nome,
            lugar=cenario.lugar(empresa),
            departamento=departamento,
            tipo=cenario.tipos[tipo] if tipo else cenario.padroes[departamento],
            providenciar_ate=ate,
            competencia=competencia,
            passos=list(passos),
        )

    def _says(
        self,
        horas: float,
        quem: Papel,
        texto: str,
        **mais: object,
    ) -> Escreve:
        em = self._ago(horas)
        texto = texto.format(oi=greeting(em.astimezone(self.agenda.fuso)))
        return Escreve(em, quem, texto, **mais)  # type: ignore[arg-type] # its fields

    def _reads(self, horas: float, quem: Papel) -> Le:
        return Le(self._ago(horas), quem)

    def _cliente(self, empresa: str) -> Papel:
        return self.autor.cenario.lugar(empresa).clientes[0]

    def _ago(self, horas: float) -> datetime:
        return self.agenda.at(self.agenda.fim - horas)

    def _late(self, days: int) -> datetime:
        due = self._on(-days, FIM_DO_DIA)
        whole = self.agenda.agora - due >= timedelta(days=days)
        return due if whole else due - timedelta(days=1)

    def _today(self) -> datetime:
        ate = self._on(0, FIM_DO_DIA)
        return ate if ate > self.agenda.agora else self._on(0, TARDE)

    def _on(self, days: int, hora: time) -> datetime:
        return datetime.combine(self.hoje + timedelta(days=days), hora, self.agenda.fuso)
