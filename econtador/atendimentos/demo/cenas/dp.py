"""Departamento Pessoal: admissão, rescisão, férias, folha."""

from econtador.atendimentos.demo.cenas.base import Cena, cliente, nota, operador

DP = "Departamento Pessoal"

CENAS = (
    Cena(
        "Admissão de {nome}",
        DP,
        (
            cliente(
                "{saudacao}, vamos contratar {nome} como {funcao} a partir de {dia}."
                " Salário de {salario}.",
                "{saudacao}! Contratação nova: {nome}, {funcao}, {salario}, começa em {dia}.",
            ),
            operador(
                "{saudacao}, {cliente}. Preciso de CPF, data de nascimento, comprovante de endereço"
                " e do exame admissional (ASO). O evento vai ao eSocial até a véspera do início.",
                "Vamos cuidar. Falta o ASO e a foto do RG de {primeiro}. Sem o ASO não dá para"
                " registrar.",
            ),
            cliente("Seguem os documentos.", "Tudo aqui.", anexos=("RG-{primeiro}.png", "ASO.pdf")),
            operador(
                "Registro enviado ao eSocial. Contrato de experiência (45 + 45 dias) e ficha em"
                " anexo: imprima, colha as assinaturas e devolva uma via.",
                anexo="Contrato-de-experiencia.pdf",
            ),
            cliente("Assinado e guardado. Obrigad{o}!", "Tudo certo, {primeiro} já começou."),
        ),
        tipo="Admissão",
        peso=9,
        ritmo=4,
        para="cnpj cpf caepf",
    ),
    Cena(
        "Rescisão de {nome}",
        DP,
        (
            cliente(
                "{saudacao}. {nome} pediu demissão e não vai cumprir o aviso. O que faço?",
                "{saudacao}. {nome} entregou hoje a carta de demissão. Qual é o próximo passo?",
            ),
            operador(
                "Preciso da carta ou do comunicado assinado, da data do último dia e das faltas do"
                " mês. O pagamento vence dez dias após o término do contrato (CLT, art. 477).",
            ),
            cliente("Último dia foi ontem, nenhuma falta. Carta em anexo.", anexo="Carta.pdf"),
            nota(
                "Tem empréstimo consignado (Crédito do Trabalhador): descontar até 35% das verbas."
            ),
            operador(
                "Cálculo pronto: líquido de {liquido}. Termo de rescisão e guia do FGTS Digital em"
                " anexo; pague as duas coisas até {dia}.",
                anexos=("TRCT.pdf", "FGTS-rescisorio.pdf"),
            ),
            cliente("Pago. Comprovantes em anexo.", anexo="Comprovante.png"),
        ),
        tipo="Rescisão",
        peso=6,
        ritmo=5,
        para="cnpj cpf caepf",
    ),
    Cena(
        "Férias de {nome}",
        DP,
        (
            cliente(
                "{saudacao}, {primeiro} quer tirar 20 dias de férias em {dia} e vender 10.",
                "{saudacao}. Pode programar as férias de {nome}? 30 dias, começando em {dia}.",
            ),
            operador(
                "Pode. Não podem começar nos dois dias antes de feriado ou do descanso semanal; a"
                " data serve. O pagamento sai até dois dias antes. Aviso e recibo em anexo.",
                anexo="Aviso-de-ferias.pdf",
            ),
            cliente("Assinado, obrigad{o}."),
        ),
        peso=7,
        ritmo=4,
        para="cnpj cpf caepf",
    ),
    Cena(
        "Folha de {mes}: horas extras e faltas",
        DP,
        (
            operador(
                "{saudacao}, {cliente}. Para fechar a folha de {mes} preciso das horas extras,"
                " faltas e vales até {dia}.",
                "{cliente}, estamos fechando a folha de {mes}. Alguma variável este mês?",
            ),
            cliente(
                "Segue a planilha do ponto.",
                "Em anexo. {primeiro} teve duas faltas sem atestado.",
                anexo="Ponto-{mm}-{aaaa}.csv",
            ),
            operador(
                "Folha pronta: líquido total de {liquido}. Holerites e resumo em anexo. Pagamento"
                " até o quinto dia útil.",
                anexos=("Resumo-da-folha-{mm}-{aaaa}.pdf", "Holerites.pdf"),
            ),
        ),
        peso=10,
        dias=(1, 7),
        ritmo=3,
        mensal=True,
        para="cnpj cpf caepf",
    ),
    Cena(
        "Guia do FGTS Digital de {mes}",
        DP,
        (
            operador(
                "Segue a guia do FGTS Digital de {mes}: {imposto}. {vence_fgts} Só aceita Pix.",
                anexo="FGTS-{mm}-{aaaa}.pdf",
            ),
            cliente("Pago, obrigad{o}.", "Recebi. O QR Code funcionou direto no aplicativo."),
        ),
        peso=7,
        dias=(5, 16),
        ritmo=4,
        mensal=True,
        para="cnpj cpf caepf",
    ),
    Cena(
        "DCTFWeb e DARF do INSS de {mes}",
        DP,
        (
            operador(
                "{saudacao}. DCTFWeb de {mes} transmitida. O DARF do INSS é de {imposto}."
                " {vence_fgts}",
                anexo="DARF-INSS-{mm}-{aaaa}.pdf",
            ),
            cliente("O valor não veio maior que o do mês passado?"),
            operador(
                "Veio: entrou o INSS sobre as férias de {primeiro}. Mês que vem volta ao normal.",
            ),
        ),
        peso=5,
        dias=(8, 18),
        mensal=True,
        para="cnpj cpf caepf",
    ),
    Cena(
        "Atestado de {nome}",
        DP,
        (
            cliente(
                "{saudacao}, {primeiro} trouxe atestado de {dias_atestado} dias.",
                anexo="Atestado.png",
            ),
            operador(
                "Recebido. Até 15 dias quem paga é a empresa; lancei na folha de {mes_atual}.",
                "Passa de 15 dias somando com o anterior: encaminhei o pedido ao INSS.",
            ),
        ),
        peso=6,
        ritmo=3,
        para="cnpj cpf caepf",
    ),
    Cena(
        "Pró-labore da {socio}",
        DP,
        (
            cliente("{saudacao}, queremos mudar o pró-labore da {socio} para {salario}. Impacto?"),
            operador(
                "Com {salario}, o INSS de 11% fica retido e há IRRF conforme a tabela do mês. Em"
                " compensação, melhora o fator R. Quer que valha já na folha de {mes_atual}?",
            ),
            cliente("Sim, pode valer já."),
            operador("Feito. Recibo em anexo.", anexo="Pro-labore.pdf"),
        ),
        peso=4,
    ),
    Cena(
        "Feriado de 20 de novembro na escala",
        DP,
        (
            cliente("{saudacao}. O 20/11 é feriado para nós? A equipe trabalha normalmente?"),
            operador(
                "É feriado nacional (Consciência Negra, Lei 14.759/2023). Quem trabalhar recebe em"
                " dobro ou folga em outro dia, conforme a convenção.",
            ),
            cliente("Vamos dar folga na semana seguinte, então."),
        ),
        peso=2,
        ritmo=3,
        meses=(10, 11),
    ),
    Cena(
        "13º salário: primeira parcela",
        DP,
        (
            operador(
                "{saudacao}, {cliente}. A primeira parcela do 13º vence em 30/11 e a segunda em"
                " 20/12. Segue a previsão: {liquido}. Querem pagar em parcela única?",
            ),
            cliente("Vamos pagar em duas parcelas mesmo."),
            operador(
                "Combinado. Recibos da primeira parcela em anexo.", anexo="13o-1a-parcela.pdf"
            ),
        ),
        peso=3,
        ritmo=5,
        meses=(11,),
    ),
    Cena(
        "Estagiária nova: {estagiaria}",
        DP,
        (
            cliente("{saudacao}! Vamos pegar uma estagiária, {estagiaria}. Como funciona?"),
            operador(
                "Precisa do termo de compromisso com a faculdade, seguro e no máximo 6 horas por"
                " dia. Não há FGTS nem 13º, mas há recesso remunerado.",
            ),
            cliente("A bolsa seria de {bolsa}, tudo bem?"),
            operador("Tudo bem. Mande o termo assinado e eu cadastro no eSocial (S-2300)."),
            cliente("Segue o termo.", anexo="Termo-de-estagio.pdf"),
            operador("Cadastrada. Auxílio-transporte é obrigatório no estágio não obrigatório."),
        ),
        peso=2,
        ritmo=6,
    ),
)
