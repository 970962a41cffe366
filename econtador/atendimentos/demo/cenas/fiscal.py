"""Fiscal: guias, certidões, notas, regime."""

from econtador.atendimentos.demo.cenas.base import Cena, cliente, nota, operador

FISCAL = "Fiscal"

CENAS = (
    Cena(
        "Guia do DAS de {mes}",
        FISCAL,
        (
            cliente(
                "{saudacao}, preciso da guia do DAS de {mes}. O faturamento foi de {faturamento}.",
                "{saudacao}! Podem gerar o DAS de {mes}? Faturamos {faturamento} no mês.",
                "{saudacao}, {operador}. Fechamos {mes} com {faturamento} de faturamento."
                " Pode mandar o DAS?",
            ),
            operador(
                "Segue a guia do DAS de {mes}, no valor de {imposto}. {vence_das}",
                "{saudacao}, {cliente}. DAS de {mes} em anexo: {imposto}. {vence_das}",
                anexo="DAS-{mm}-{aaaa}.pdf",
            ),
            cliente(
                "Recebido, obrigad{o}. Já agendei no banco.", "Certo, vou pagar hoje. Obrigad{o}!"
            ),
        ),
        tipo="Guia de imposto",
        peso=14,
        dias=(1, 16),
        ritmo=3,
        mensal=True,
    ),
    Cena(
        "DAS de {mes}: valor maior que o normal",
        FISCAL,
        (
            cliente(
                "{saudacao}. O DAS de {mes} veio {imposto}, bem acima do mês passado."
                " O faturamento quase não mudou. Podem conferir?",
            ),
            nota("Conferir o anexo V antes de responder: mudou o fator R deles.", delega=True),
            operador(
                "{saudacao}, {cliente}. Conferi: o fator R dos últimos 12 meses ficou em {fator},"
                " abaixo de 28%, e por isso a atividade caiu do Anexo III para o Anexo V.",
            ),
            cliente("E dá para voltar? Esse aumento pesa no caixa."),
            operador(
                "Dá. Aumentando o pró-labore para {salario}, a folha volta a passar de 28% da"
                " receita dos 12 meses em {meses_fator} competências. Mandei a simulação em anexo.",
                anexo="Simulacao-fator-R.csv",
            ),
            cliente("Ficou claro. Vamos ajustar o pró-labore a partir do próximo mês."),
        ),
        peso=4,
        dias=(5, 18),
        mensal=True,
    ),
    Cena(
        "Certidão negativa para {finalidade}",
        FISCAL,
        (
            cliente(
                "{saudacao}, vamos participar de {finalidade} e pedem CND federal, CRF do FGTS e"
                " a trabalhista. Prazo até {dia}.",
                "{saudacao}. Preciso das certidões (Receita/PGFN, FGTS e CNDT) para {finalidade}.",
            ),
            operador(
                "Pedimos na Receita. FGTS e CNDT já saíram (em anexo); a federal sai até {dia}.",
                anexos=("CRF-FGTS.pdf", "CNDT.pdf"),
            ),
            operador(
                "Saiu a certidão conjunta da Receita e da PGFN, válida por 180 dias.",
                anexo="CND-Federal.pdf",
            ),
            cliente("Perfeito, é isso que o edital pede. Obrigad{o}!"),
        ),
        tipo="Certidão",
        peso=8,
        ritmo=6,
        terceiro=True,
    ),
    Cena(
        "CND federal não sai: pendência na Receita",
        FISCAL,
        (
            cliente("{saudacao}, tentei emitir a CND pelo site e diz que há pendência. O que é?"),
            nota("Consta no e-CAC a DCTFWeb de {mes} sem o pagamento vinculado. Ver o REDARF."),
            operador(
                "{cliente}, a pendência é do DARF previdenciário de {mes}: foi pago com o CNPJ da"
                " filial. Já fizemos o REDARF; a Receita costuma baixar em dois dias úteis.",
            ),
            cliente("Ufa. A negociação com o banco depende dessa certidão, me avisem por favor."),
            operador("Baixou hoje. Certidão negativa em anexo.", anexo="CND-Federal.pdf"),
        ),
        tipo="Certidão",
        peso=4,
        ritmo=7,
        mensal=True,
        terceiro=True,
    ),
    Cena(
        "XML das notas de {mes}",
        FISCAL,
        (
            operador(
                "{saudacao}, {cliente}. Para fechar {mes} ainda faltam os XML das notas de saída"
                " e o extrato da maquininha. Consegue enviar até {dia}?",
                "{cliente}, {saudacao_m}. Falta o XML das notas de {mes} para apurar o imposto.",
            ),
            cliente("Segue o que o sistema exportou.", anexo="NFe-{mm}-{aaaa}.xml"),
            operador("Recebido. Conferi com a SEFAZ e está completo. Obrigad{o}!"),
        ),
        peso=8,
        dias=(1, 10),
        mensal=True,
    ),
    Cena(
        "Nota fiscal emitida com CFOP errado",
        FISCAL,
        (
            cliente(
                "{saudacao}. Emitimos a NF-e {numero} para {uf_cliente} com CFOP 5102, mas o"
                " cliente é de fora do estado. Dá para cancelar?",
            ),
            operador(
                "Se ainda não passaram 24 horas da autorização e a mercadoria não saiu, cancele e"
                " emita de novo com CFOP 6102. Depois, só com carta de correção ou devolução.",
            ),
            cliente("Já saiu ontem. Então carta de correção?"),
            operador(
                "O CFOP pode ser corrigido por carta de correção, desde que o imposto não mude."
                " No Simples não muda. Fiz a CC-e; guarde junto com a nota.",
                anexo="CCe-{numero}.pdf",
            ),
        ),
        peso=3,
    ),
    Cena(
        "Parcelamento do Simples Nacional",
        FISCAL,
        (
            cliente("{saudacao}, ficaram dois DAS em atraso. Dá para parcelar?"),
            operador(
                "Dá, em até 60 vezes, com parcela mínima de R$ 300,00. O total com multa e Selic"
                " está em {imposto}. Quantas parcelas prefere?",
            ),
            cliente("Pode ser em {parcelas} vezes."),
            operador(
                "Parcelamento aderido. A primeira parcela precisa ser paga até {dia}, senão o"
                " pedido é cancelado.",
                anexo="Parcelamento-1a-parcela.pdf",
            ),
            cliente("Paga. Comprovante em anexo.", anexo="Comprovante.png"),
        ),
        peso=3,
        ritmo=6,
    ),
    Cena(
        "Certificado digital vence em {dia}",
        FISCAL,
        (
            operador(
                "{saudacao}, {cliente}. O certificado A1 da empresa vence em {dia}. Sem ele não"
                " transmitimos nada. Quer que a gente agende a renovação por videoconferência?",
            ),
            cliente("Quero sim. Pode ser na parte da manhã?", "Sim, por favor. Qualquer horário."),
            operador(
                "Agendado para {dia}, às 10h. Tenha em mãos a CNH. Depois, por segurança, não nos"
                " mande a senha por aqui: instalamos juntos por acesso remoto.",
            ),
        ),
        peso=4,
        ritmo=6,
    ),
    Cena(
        "Funrural e nota de produtor",
        FISCAL,
        (
            cliente(
                "{saudacao}. Vendi {cabecas} cabeças para o frigorífico. A nota sai no CPF com o"
                " CAEPF? E o Funrural, quem recolhe?",
            ),
            operador(
                "A nota sai na sua inscrição estadual de produtor. Como a venda é para empresa,"
                " o frigorífico desconta e recolhe o Funrural por sub-rogação.",
            ),
            cliente("E lanço no livro caixa pelo bruto ou pelo líquido?"),
            operador("Pelo bruto, e o Funrural como despesa. Já lancei no LCDPR de {mes}."),
        ),
        peso=2,
        mensal=True,
        para="cpf caepf",
    ),
    Cena(
        "Malha do ICMS: aviso da SEFAZ",
        FISCAL,
        (
            cliente("{saudacao}, chegou um aviso da SEFAZ no e-mail. Segue.", anexo="Aviso.pdf"),
            nota("Divergência entre cartão e PGDAS-D de {mes}: {diferenca}. Olhar as maquininhas."),
            operador(
                "{cliente}, a SEFAZ cruzou as vendas no cartão com o declarado e achou {diferenca}"
                " a mais em {mes}. Houve recebimento de terceiros na sua maquininha?",
            ),
            cliente(
                "Sim, o salão alugou a máquina num evento. Tenho o contrato.",
                "Pode ser a taxa de entrega, que passa na mesma maquininha.",
            ),
            operador("Então respondemos com o documento, sem retificar nada. Envie, por favor."),
            cliente("Segue.", anexo="Contrato.pdf"),
            operador("Resposta protocolada hoje. Se pedirem mais alguma coisa, aviso aqui."),
        ),
        peso=2,
        ritmo=8,
        mensal=True,
        terceiro=True,
    ),
    Cena(
        "ISS retido na nota do cliente",
        FISCAL,
        (
            cliente(
                "{saudacao}. O tomador reteve ISS na nota {numero}. Pago de novo no DAS?",
                "{saudacao}, a prefeitura do cliente reteve o ISS da nota {numero}. Como fica?",
            ),
            operador(
                "Não paga duas vezes: informo a receita com retenção no PGDAS-D e o ISS sai do DAS."
                " Só preciso da nota com a retenção destacada.",
            ),
        ),
        peso=4,
        mensal=True,
    ),
    Cena(
        "Limite do Simples: faturamento acumulado",
        FISCAL,
        (
            operador(
                "{saudacao}, {cliente}. Com {mes}, a receita dos 12 meses chegou a {acumulado}."
                " O sublimite de ICMS e ISS é R$ 3,6 milhões; vale planejar desde já.",
            ),
        ),
        peso=2,
        dias=(10, 28),
        mensal=True,
    ),
)
