"""Who sees what, judged slowly in plain Python: the product's rule, letter by letter.

It shares no code with the product: no query, no viewer, no policy.
"""

from tests.visibilidade.mundo import Atendimento, Escritorio, Pessoa, Quando

Registro = tuple[Escritorio, Atendimento]


def sees(casa: Escritorio, pessoa: Pessoa, registro: Registro) -> bool:
    """Whether the rule shows the atendimento to the pessoa of `casa`."""
    dono, atendimento = registro
    if dono is not casa:  # (a) another escritório: never
        return False
    if not pessoa.ativa:  # (b) an inactive person: nothing
        return False
    if atendimento.confidencial and not named(casa, pessoa, atendimento):  # (h)
        return False
    if pessoa.tipo == "cliente":
        return cliente_sees(casa, pessoa, atendimento)
    return operador_sees(casa, pessoa, atendimento)


def named(casa: Escritorio, pessoa: Pessoa, atendimento: Atendimento) -> bool:
    """(h) the author and the named people only."""
    inside = {atendimento.autor, *atendimento.nomeados}
    return place(casa, pessoa) in inside


def cliente_sees(casa: Escritorio, pessoa: Pessoa, atendimento: Atendimento) -> bool:
    """(f) empresas with *visualizar*, his departamentos or none; a lost right beats authorship."""
    empresa = casa.empresas[atendimento.empresa]
    if atendimento.empresa not in pessoa.visualiza or not empresa.integrada:
        return False
    return has_departamento(pessoa, atendimento)


def operador_sees(casa: Escritorio, pessoa: Pessoa, atendimento: Atendimento) -> bool:
    """(c), (d), (e), (g); inside a confidencial, being named is enough."""
    if pessoa.administrador:  # (c) everything of the office
        return True
    if atendimento.tipo in pessoa.sem_acesso:  # (e) also when delegated to him
        return False
    if atendimento.confidencial:
        return True
    me = place(casa, pessoa)
    if casa.so_delegado_ve and atendimento.delegado is not None:  # (g)
        return me in (atendimento.delegado, atendimento.autor) or stands_in(casa, me, atendimento)
    return (  # (d)
        has_departamento(pessoa, atendimento)
        or me in (atendimento.delegado, atendimento.autor)
        or me in atendimento.mencionados
    )


def stands_in(casa: Escritorio, me: int, atendimento: Atendimento) -> bool:
    """Whether `me` is the present substitute of the delegado."""
    return any(
        (row.titular, row.substituto, row.quando) == (atendimento.delegado, me, Quando.AGORA)
        for row in casa.substituicoes
    )


def has_departamento(pessoa: Pessoa, atendimento: Atendimento) -> bool:
    return atendimento.departamento is None or atendimento.departamento in pessoa.departamentos


def place(casa: Escritorio, pessoa: Pessoa) -> int:
    return casa.pessoas.index(pessoa)


def passes_the_wall(casa: Escritorio, pessoa: Pessoa, registro: Registro) -> bool:
    """Whether the rules that row security carries too let the atendimento through.

    Escritório, empresa for clientes, confidencial. Departamento, tipo and delegado are not its.
    """
    dono, atendimento = registro
    if dono is not casa or not pessoa.ativa:
        return False
    if atendimento.confidencial and not named(casa, pessoa, atendimento):
        return False
    if pessoa.tipo == "operador":
        return True
    return atendimento.empresa in pessoa.visualiza and casa.empresas[atendimento.empresa].integrada
