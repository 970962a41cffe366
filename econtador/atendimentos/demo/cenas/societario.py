"""Societário: alteração contratual, abertura, alvará, baixa."""

from econtador.atendimentos.demo.cenas.base import Cena, cliente, nota, operador

SOCIETARIO = "Societário"

CENAS = (
    Cena(
        "Alteração contratual: entrada de {socio}",
        SOCIETARIO,
        (
            cliente(
                "{saudacao}. Queremos incluir {socio} como sócia, com {quotas}% das quotas.",
                "{saudacao}, {socio} vai entrar na sociedade com {quotas}%. O que precisa?",
            ),
            operador(
                "De RG, CPF, comprovante de endereço e da certidão de casamento, se for o caso."
                " A taxa da Junta é paga no protocolo. Prazo médio: dez dias úteis.",
            ),
            cliente(
                "Enviei RG e comprovante de endereço.",
                anexos=("RG-socia.png", "Comprovante-de-endereco.pdf"),
            ),
            nota("Viabilidade aprovada na Redesim. Falta o DBE; conferir o CNAE secundário."),
            operador(
                "Minuta em anexo. Confiram a cláusula de administração antes de assinar pelo"
                " gov.br (nível prata ou ouro).",
                anexo="Minuta-alteracao-contratual.pdf",
            ),
            cliente("Lida e aprovada. Todos assinaram."),
            operador("Protocolado na Junta. O acompanhamento sai em até três dias úteis."),
            operador("Deferido! Contrato registrado em anexo.", anexo="Contrato-registrado.pdf"),
        ),
        tipo="Alteração contratual",
        peso=5,
        ritmo=7,
        terceiro=True,
    ),
    Cena(
        "Mudança de endereço para {bairro}",
        SOCIETARIO,
        (
            cliente("{saudacao}, vamos mudar para o bairro {bairro}. O que muda na empresa?"),
            operador(
                "Endereço no contrato, no CNPJ, na inscrição estadual e no alvará. Antes de alugar,"
                " faço a consulta de viabilidade: me passe o IPTU do imóvel novo.",
            ),
            cliente("Segue o IPTU.", anexo="IPTU.pdf"),
            operador("Viabilidade deferida para a atividade. Podem assinar o aluguel."),
            cliente("Assinado! Pode tocar a alteração."),
        ),
        tipo="Alteração contratual",
        peso=4,
        ritmo=8,
        terceiro=True,
    ),
    Cena(
        "Renovação do alvará de funcionamento",
        SOCIETARIO,
        (
            operador(
                "{saudacao}, {cliente}. O alvará vence em {dia}. Preciso do AVCB dos bombeiros"
                " atualizado para renovar na prefeitura.",
            ),
            cliente("O AVCB está com a síndica, vou pedir.", "Segue o AVCB.", anexo="AVCB.pdf"),
            operador("Taxa da prefeitura em anexo: {taxa}.", anexo="Taxa-alvara.pdf"),
            cliente("Taxa paga."),
        ),
        peso=4,
        ritmo=8,
    ),
    Cena(
        "Inclusão de CNAE para venda pela internet",
        SOCIETARIO,
        (
            cliente("{saudacao}. Vamos vender pela internet. Precisa mudar alguma coisa?"),
            operador(
                "A venda on-line usa o CNAE do próprio produto; o que falta é marcar a forma de"
                " atuação “internet” no DBE e conferir o anexo do Simples. Posso fazer?",
            ),
            cliente("Sim, por favor."),
            operador("Atualizado no CNPJ. Novo cartão em anexo.", anexo="Cartao-CNPJ.pdf"),
        ),
        tipo="Alteração contratual",
        peso=3,
        ritmo=6,
    ),
    Cena(
        "Procuração eletrônica no e-CAC",
        SOCIETARIO,
        (
            operador(
                "{saudacao}, {cliente}. A procuração eletrônica vence em {dia}. Pode renovar pelo"
                " e-CAC com o certificado da empresa? São três minutos; o passo a passo vai anexo.",
                anexo="Passo-a-passo.pdf",
            ),
            cliente("Renovada por cinco anos.", "Feito. Apareceu como ativa aqui."),
        ),
        peso=3,
    ),
    Cena(
        "Distribuição de lucros de {mes}",
        SOCIETARIO,
        (
            cliente("{saudacao}. Quanto os sócios podem retirar de lucro referente a {mes}?"),
            nota(
                "Balancete de {mes} ainda sem a conciliação do banco. Pedir para a Contábil.",
                delega=True,
            ),
            operador(
                "Pelo balancete de {mes} há {lucro} de lucro disponível. Acima de R$ 50 mil no mês"
                " para a mesma pessoa há retenção de 10% desde janeiro de 2026 (Lei 15.270/2025).",
            ),
            cliente("Então vamos retirar {retirada} para cada um."),
            operador("Ata e recibos em anexo.", anexos=("Ata.pdf", "Recibos-de-lucros.pdf")),
        ),
        peso=3,
        mensal=True,
    ),
    Cena(
        "Baixa da filial de {cidade}",
        SOCIETARIO,
        (
            cliente("{saudacao}, vamos fechar a filial de {cidade} no fim do mês."),
            operador(
                "Antes da baixa: zerar o estoque com nota de transferência, encerrar a inscrição"
                " estadual e transferir os empregados para a matriz. Mandei a lista.",
                anexo="Lista-de-baixa.pdf",
            ),
            cliente("Estoque transferido, nota {numero}."),
            operador("Baixa registrada na Junta e no CNPJ. A SEFAZ leva mais alguns dias."),
        ),
        tipo="Alteração contratual",
        peso=1,
        ritmo=9,
        terceiro=True,
    ),
)
