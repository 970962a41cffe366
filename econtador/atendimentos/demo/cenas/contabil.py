"""Contábil: balancete, conciliação, informes, balanço para o banco."""

from econtador.atendimentos.demo.cenas.base import Cena, cliente, nota, operador

CONTABIL = "Contábil"

CENAS = (
    Cena(
        "Extratos bancários de {mes}",
        CONTABIL,
        (
            operador(
                "{saudacao}, {cliente}. Faltam os extratos de {mes} (conta corrente, aplicação e"
                " cartão) para a conciliação. Se puder, em OFX.",
                "{cliente}, {saudacao_m}. Pode mandar os extratos de {mes} em PDF e OFX?",
            ),
            cliente("Seguem.", "Em anexo, baixei do banco agora.", anexo="Extrato-{mm}-{aaaa}.ofx"),
            operador(
                "Recebido. Ficou um depósito de {valor} sem identificação, no dia 12. De quem é?",
            ),
            cliente("É adiantamento de cliente, a nota sai na entrega.", "Aporte do sócio."),
            operador("Classificado. {mes_inicial} está conciliado."),
        ),
        peso=8,
        dias=(1, 12),
        mensal=True,
    ),
    Cena(
        "Balancete de {mes}",
        CONTABIL,
        (
            cliente(
                "{saudacao}, preciso do balancete de {mes} para a reunião dos sócios em {dia}."
            ),
            operador(
                "Segue o balancete de {mes} com a DRE. Resultado de {lucro} no mês.",
                anexos=("Balancete-{mm}-{aaaa}.pdf", "DRE-{mm}-{aaaa}.pdf"),
            ),
            cliente("A despesa com frete dobrou. Por quê?"),
            operador("Entraram duas faturas da transportadora no mês: uma era de {mes_anterior}."),
        ),
        tipo="Balancete",
        peso=6,
        dias=(8, 28),
        ritmo=6,
        mensal=True,
    ),
    Cena(
        "Balanço e faturamento para o banco",
        CONTABIL,
        (
            cliente(
                "{saudacao}. O banco pede balanço, DRE e relação de faturamento dos últimos 12"
                " meses assinada, para um capital de giro de {acumulado}.",
            ),
            operador(
                "Preparamos até {dia}. A relação de faturamento sai com assinatura digital do"
                " contador, que o banco confere pelo QR Code.",
            ),
            operador(
                "Prontos e assinados, em anexo.",
                anexos=("Balanco-e-DRE.pdf", "Relacao-de-faturamento.pdf"),
            ),
            cliente("O gerente aceitou. Obrigad{o} pela rapidez!"),
        ),
        peso=4,
        ritmo=6,
    ),
    Cena(
        "Declaração de rendimentos (DECORE) de {socio}",
        CONTABIL,
        (
            cliente("{saudacao}, {socio} vai financiar um imóvel e a Caixa pede a DECORE."),
            operador(
                "Emitimos com base no pró-labore e nos lucros dos três últimos meses. Preciso do"
                " comprovante de que os valores passaram pela conta.",
            ),
            cliente("Extratos em anexo.", anexo="Extratos.pdf"),
            operador("DECORE emitida, válida por 90 dias.", anexo="DECORE.pdf"),
        ),
        peso=3,
    ),
    Cena(
        "Compra de veículo pela empresa",
        CONTABIL,
        (
            cliente(
                "{saudacao}. Compramos uma van por {preco}, financiada. Segue a nota.",
                anexo="Nota-fiscal-veiculo.pdf",
            ),
            operador("Preciso também do contrato do financiamento com a planilha das parcelas."),
            cliente("Segue o contrato.", anexo="Contrato-de-financiamento.pdf"),
            operador("Lançado no imobilizado; depreciação de 20% ao ano a partir de {mes_atual}."),
        ),
        peso=2,
    ),
    Cena(
        "Reembolso de despesas sem nota",
        CONTABIL,
        (
            cliente("{saudacao}, o sócio pagou {valor} no cartão pessoal. Como reembolsar?"),
            operador(
                "Com recibo de reembolso e as notas em nome da empresa. Sem nota, vira retirada do"
                " sócio e não é despesa.",
            ),
        ),
        peso=4,
        ritmo=3,
    ),
    Cena(
        "ECD e ECF do ano passado",
        CONTABIL,
        (
            operador(
                "{saudacao}. A ECD foi transmitida; recibo em anexo. A ECF vai até o último dia"
                " útil de julho.",
                anexo="Recibo-ECD.pdf",
            ),
            nota("Guardar o termo de autenticação na pasta do cliente."),
            cliente("Ótimo, obrigad{o}."),
        ),
        peso=2,
        meses=(6, 7),
    ),
    Cena(
        "Inventário de estoque de {mes}",
        CONTABIL,
        (
            operador(
                "{cliente}, falta a contagem do estoque de {mes}. Envie em planilha, por favor."
            ),
            cliente("Segue.", anexo="Estoque-{mm}-{aaaa}.csv"),
            operador("Há {numero} itens sem custo médio. Pode completar a coluna D?"),
            cliente("Completei, veja se agora vai.", anexo="Estoque-{mm}-{aaaa}-v2.csv"),
            operador("Perfeito. Estoque de {mes} fechado em {acumulado}."),
        ),
        peso=3,
        dias=(1, 15),
        mensal=True,
    ),
)
