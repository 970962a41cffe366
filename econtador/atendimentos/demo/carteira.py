"""The carteira of Contábil Aurora beyond the cast: more empresas and their people."""

import random
from dataclasses import dataclass
from uuid import UUID

from econtador.acessos.models import AcessoDepartamento, AcessoEmpresa
from econtador.base.brasil import caepf, cnpj, cpf
from econtador.base.texto import fold
from econtador.contas.models import Conta
from econtador.departamentos.models import Departamento
from econtador.empresas.models import Empresa
from econtador.pessoas.models import Pessoa

CNPJ, CPF, CAEPF, LETRAS = "cnpj", "cpf", "caepf", "letras"
NAO_INTEGRADA = "Gráfica Papel & Cor Ltda"


@dataclass(frozen=True, slots=True)
class Ficha:
    """An empresa as it is created; `documento` is the kind to make one of."""

    nome: str
    municipio: str
    uf: str
    documento: str = CNPJ


def _fichas(municipio: str, uf: str, *nomes: str, documento: str = CNPJ) -> list[Ficha]:
    return [Ficha(nome, municipio, uf, documento) for nome in nomes]


FICHAS = (
    *_fichas(
        "Campinas", "SP",
        "Construtora Ipê Ltda", "Clínica Vida Serviços Médicos Ltda", "Mercearia do Bairro ME",
        "Auto Peças Taquaral Ltda", "Escola Pequeno Saber Ltda", "Pet Shop Amigo Fiel ME",
        "Academia Corpo em Foco Ltda", "Farmácia Santa Clara Ltda", "Transportes Rápido Leste Ltda",
        "Studio Bela Forma ME", "Restaurante Tempero da Vó Ltda", "Ótica Boa Vista ME",
        "Lavanderia Água Clara Ltda", "Sabor da Serra Alimentos Ltda", NAO_INTEGRADA,
    ),
    *_fichas(
        "Valinhos", "SP",
        "Figo Doce Confeitaria Ltda", "Vidraçaria Cristal ME", "Imobiliária Porto Seguro Ltda",
        "Marcenaria Dois Irmãos ME",
    ),
    *_fichas(
        "Paulínia", "SP",
        "Metalúrgica Horizonte Ltda", "Química Verde Industrial S.A.",
        "Posto Trevo Combustíveis Ltda", "Logística Ponto Certo Ltda",
    ),
    *_fichas(
        "São Paulo", "SP",
        "Nuvem Clara Tecnologia Ltda", "Agência Traço Fino Publicidade Ltda",
        "Arquitetura Vão Livre Ltda", "Editora Folha Solta Ltda", "Café do Largo Ltda",
    ),
    *_fichas(
        "São Paulo", "SP",
        "Dado Vivo Análises Ltda", "Horta Urbana Comércio Ltda", "Rota Azul Turismo Ltda",
        "Bit & Byte Assistência Técnica ME", documento=LETRAS,
    ),
    *_fichas("Belo Horizonte", "MG", "Queijaria Serra do Cipó Ltda", "Pão de Minas Indústria Ltda"),
    *_fichas("Uberlândia", "MG", "Atacado Triângulo Ltda", "Silo Forte Cereais Ltda"),
    *_fichas("Curitiba", "PR", "Araucária Móveis Planejados Ltda", "Erva Boa Comércio ME"),
    *_fichas("Rio de Janeiro", "RJ", "Quiosque Onda Mansa ME", "Produtora Cena Aberta Ltda"),
    *_fichas("Salvador", "BA", "Dendê Bistrô Ltda", "Pousada Mar Adentro Ltda"),
    *_fichas("Recife", "PE", "Mangue Software Ltda", "Rendas do Capibaribe ME"),
    *_fichas("Fernando de Noronha", "PE", "Pousada Baía dos Golfinhos Ltda", documento=LETRAS),
    *_fichas("Manaus", "AM", "Igarapé Náutica Ltda"),
    *_fichas("Cuiabá", "MT", "Pantanal Implementos Agrícolas Ltda"),
    *_fichas("Campo Grande", "MS", "Cerrado Sementes Ltda"),
    *_fichas("Rio Branco", "AC", "Castanha do Acre Comércio Ltda"),
    *_fichas("Florianópolis", "SC", "Ilha Norte Pescados Ltda", "Bicicletaria Lagoa ME"),
    *_fichas("Goiânia", "GO", "Pequi Alimentos Ltda", "Ateliê Cora ME"),
    *_fichas(
        "Campinas", "SP",
        "Helena Dias Bastos, dentista", "Otávio Pires, advogado", documento=CPF,
    ),
    *_fichas("Jundiaí", "SP", "Sítio Boa Uva (Nelson Camargo)", documento=CAEPF),
    *_fichas("Sorriso", "MT", "Fazenda Três Veredas (Irineu Bortoli)", documento=CAEPF),
    *_fichas("Sumaré", "SP", "Chácara das Flores (Neusa Ito)", documento=CAEPF),
)  # fmt: skip

OPERADORES = {
    "Diego Martins": ("Fiscal",),
    "Sofia Ramos": ("Departamento Pessoal",),
    "Helena Castro": ("Contábil", "Fiscal"),
    "Marcos Teles": ("Societário", "Contábil"),
}
CLIENTES = (
    "Alice Fontes", "Bernardo Pacheco", "Cecília Prates", "Danilo Brito", "Elisa Queiroz",
    "Fábio Guerra", "Gabriela Nogueira", "Heitor Salles", "Isabel Torres", "Jair Moura",
    "Kátia Lemos", "Luciano Vidal", "Marina Duarte", "Norberto Assis", "Olívia Rangel",
    "Paulo Sarmento", "Regina Cunha", "Sérgio Aguiar", "Teresa Leal", "Ubirajara Lopes",
    "Vera Bittencourt", "William Prado", "Yara Coutinho", "Zeca Farias",
)  # fmt: skip
POR_CLIENTE = 3


def create_operadores(escritorio_id: UUID, departamentos: dict[str, Departamento]) -> list[Pessoa]:
    """Create the other operadores of the office with their departamentos."""
    pessoas = []
    for nome, deles in OPERADORES.items():
        pessoa = admit(escritorio_id, nome, "aurora.example", "operador")
        AcessoDepartamento.grant(pessoa, *(departamentos[parte] for parte in deles))
        pessoas.append(pessoa)
    return pessoas


def create_empresas(escritorio_id: UUID) -> list[Empresa]:
    """Create the other empresas: always the same ones, with the same valid documents."""
    sorte = random.Random(1964)  # noqa: S311 - the same documents every time, and no secret
    return [_register(escritorio_id, ficha, sorte) for ficha in FICHAS]


def create_clientes(
    escritorio_id: UUID, departamentos: dict[str, Departamento], empresas: list[Empresa]
) -> list[Pessoa]:
    """Create the clientes and share the empresas out; every third empresa has two of them."""
    pessoas = [admit(escritorio_id, nome, "clientes.example", "cliente") for nome in CLIENTES]
    for pessoa in pessoas:
        AcessoDepartamento.grant(pessoa, *departamentos.values())
    for indice, empresa in enumerate(empresas):
        AcessoEmpresa.grant(pessoas[indice % len(pessoas)], empresa, "criar", "editar", "excluir")
        if indice % POR_CLIENTE == 0:
            AcessoEmpresa.grant(pessoas[(indice + 7) % len(pessoas)], empresa, "criar")
    return pessoas


def admit(escritorio_id: UUID, nome: str, dominio: str, tipo: str) -> Pessoa:
    """Create a person of the story who has no password: nobody enters as one of these."""
    partes = fold(nome).split()
    email = f"{partes[0]}.{partes[-1]}@{dominio}"
    conta = Conta.objects.create_with(email=email, password=None)
    return Pessoa.admit(escritorio_id=escritorio_id, conta=conta, nome=nome, tipo=tipo)


def _register(escritorio_id: UUID, ficha: Ficha, sorte: random.Random) -> Empresa:
    empresa = Empresa.register(
        escritorio_id=escritorio_id,
        nome=ficha.nome,
        documento=make_document(ficha.documento, sorte),
        municipio=ficha.municipio,
        uf=ficha.uf,
    )
    if ficha.nome == NAO_INTEGRADA:
        empresa.integrada = False
        empresa.save(update_fields=["integrada"])
    return empresa


def make_document(kind: str, sorte: random.Random) -> str:
    """Return a valid document of the kind ("cnpj", "letras", "cpf" or "caepf"), unmasked."""
    if kind == CPF:
        base = _digits(sorte, 9)
        return next(n for d in range(100) if cpf.valid(n := f"{base}{d:02d}"))
    if kind == CAEPF:
        base = _digits(sorte, 9) + "001"
        return base + caepf.check_digits(base)
    raiz = _digits(sorte, 8)
    if kind == LETRAS:
        raiz = raiz[:2] + "".join(sorte.choices("ABCDEFGHJKLMNPRSTUVXZ", k=3)) + raiz[5:]
    return raiz + "0001" + cnpj.check_digits(raiz + "0001")


def _digits(sorte: random.Random, count: int) -> str:
    return "".join(sorte.choices("0123456789", k=count))
