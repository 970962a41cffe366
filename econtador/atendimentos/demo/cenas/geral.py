"""What belongs to no departamento, or to a person outside the routine."""

from econtador.atendimentos.demo.cenas.base import Cena, cliente, nota, operador

CENAS = (
    Cena(
        "Honorários de {mes_atual}",
        None,
        (
            operador(
                "{saudacao}, {cliente}. Boleto dos honorários de {mes_atual} em anexo, com"
                " vencimento em {dia}.",
                anexo="Honorarios-{mes_atual}.pdf",
            ),
            cliente("Pago hoje.", "Recebido, obrigad{o}."),
        ),
        peso=4,
        dias=(1, 12),
        para="cnpj cpf caepf",
    ),
    Cena(
        "Segunda via de documentos da empresa",
        None,
        (
            cliente(
                "{saudacao}! Preciso do cartão CNPJ, do contrato social e do alvará para abrir"
                " cadastro num fornecedor.",
                "{saudacao}. O marketplace pediu contrato social e comprovante de inscrição.",
            ),
            operador(
                "Seguem os três.",
                "Tudo em anexo. Qualquer coisa, é só chamar.",
                anexos=("Cartao-CNPJ.pdf", "Contrato-social.pdf", "Alvara.pdf"),
            ),
            cliente("Rápido assim? Obrigad{o}!"),
        ),
        peso=5,
        ritmo=3,
        para="cnpj cpf caepf",
    ),
    Cena(
        "Reunião sobre a reforma tributária",
        None,
        (
            cliente("{saudacao}. Podemos marcar uma conversa sobre CBS e IBS? O que muda em 2027?"),
            operador(
                "Claro. Em 2026 as alíquotas são de teste (CBS 0,9% e IBS 0,1%); a CBS começa de"
                " verdade em 2027. {dia}, às 15h, por vídeo?",
            ),
            cliente("Confirmado. Vou levar as dúvidas do comercial."),
            nota("Levar a simulação de créditos e o regime híbrido do Simples."),
            operador("Obrigad{o} pela reunião! Slides em anexo.", anexo="Reforma-tributaria.pdf"),
        ),
        peso=3,
        ritmo=7,
        para="cnpj cpf caepf",
    ),
    Cena(
        "Acesso de mais uma pessoa ao portal",
        None,
        (
            cliente("{saudacao}, quero dar acesso à {socio} para acompanhar o Fiscal e o DP."),
            operador("Liberado para os dois departamentos. O convite foi para o e-mail dela."),
            cliente("Ela entrou. Valeu!"),
        ),
        peso=3,
        ritmo=2,
        para="cnpj cpf caepf",
    ),
)
