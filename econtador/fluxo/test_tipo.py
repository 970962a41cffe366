"""Adding, changing, archiving and copying a tipo."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from econtador.base.erros import DadoInvalido, SemPermissao
from econtador.base.viewer import Viewer
from econtador.departamentos.models import Departamento
from econtador.fluxo.conftest import Fluxo
from econtador.fluxo.models import FichaTipo, SemAcesso, Tipo, TipoPadrao, UnidadePrazo
from econtador.fluxo.padroes import FASES, default_tipo
from tests.cena import Cena
from tests.house.consulta import execute

VERBS: dict[str, Callable[[Tipo, FichaTipo, Viewer], object]] = {
    "add": lambda _, ficha, author: Tipo.add(ficha, author=author),
    "change": lambda tipo, ficha, author: tipo.change(ficha, author=author),
    "archive": lambda tipo, _, author: tipo.archive(author=author),
    "restore": lambda tipo, _, author: tipo.restore(author=author),
    "duplicate": lambda tipo, _, author: tipo.duplicate(author=author),
}


@pytest.fixture
def ferias(cena: Cena, fluxo: Fluxo) -> FichaTipo:
    """A tipo with everything that is not usual."""
    return FichaTipo(
        "Férias",
        fases=[fluxo.fase("Em execução"), fluxo.fase("Triagem"), fluxo.fase("Concluído")],
        departamento=cena.elenco.departamentos["Departamento Pessoal"],
        prazo_valor=16,
        prazo_unidade=UnidadePrazo.HORAS,
        prioridade_padrao=7,
        modelo_texto="Início das férias: ",
        sem_acesso=[cena.pessoa("bruno")],
    )


def add(cena: Cena, ficha: FichaTipo, by: str = "ana") -> Tipo:
    with cena.by(by) as author:
        return Tipo.add(ficha, author=author)


def act(cena: Cena, verb: str, tipo: Tipo, ficha: FichaTipo, by: str = "ana") -> Any:
    with cena.by(by) as author:
        return VERBS[verb](tipo, ficha, author)


def steps(cena: Cena, tipo: Tipo) -> list[str]:
    with cena.by("ana"):
        return [fase.nome for fase in tipo.fases()]


def default(cena: Cena, departamento: Departamento | None) -> str:
    with cena.by("celia") as celia:
        return default_tipo(celia.escritorio_id, departamento).nome


def unusual(cena: Cena, fluxo: Fluxo, nome: str, **changes: Any) -> FichaTipo:
    """The ficha of a tipo as it is, with some changes."""
    tipo = fluxo.tipo(nome)
    with cena.by("ana"):
        own = FichaTipo(
            tipo.nome,
            tipo.fases(),
            tipo.departamento,
            tipo.padrao,
            tipo.prazo_valor,
            tipo.prazo_unidade,
            tipo.prioridade_padrao,
        )
    return replace(own, **changes)


def test_a_new_one_has_its_data_fases_and_who_may_not_see(
    cena: Cena, fluxo: Fluxo, ferias: FichaTipo
) -> None:
    novo = add(cena, ferias)
    assert (novo.prazo_valor, novo.get_prazo_unidade_display()) == (16, "horas úteis")
    assert (novo.prioridade_padrao, novo.modelo_texto) == (7, "Início das férias: ")
    assert steps(cena, novo) == ["Em execução", "Triagem", "Concluído"]
    assert novo.pk in cena.elenco.viewer("bruno").tipos_sem_acesso
    assert novo.pk not in cena.elenco.viewer("carla").tipos_sem_acesso
    assert fluxo.told() == ["criou o tipo Férias"]


def test_a_change_writes_the_whole_ficha(cena: Cena, fluxo: Fluxo, ferias: FichaTipo) -> None:
    add(cena, ferias)
    with cena.by("ana") as ana:
        Tipo.objects.get(nome="Férias").change(
            replace(ferias, fases=ferias.fases[1:], sem_acesso=[cena.pessoa("carla")]), author=ana
        )
    assert steps(cena, fluxo.tipo("Férias")) == ["Triagem", "Concluído"]
    with cena.by("ana"):
        (barred,) = SemAcesso.objects.all()
        assert barred.pessoa_id == cena.pk("carla")
    assert fluxo.told()[-1] == "mudou o tipo Férias"
    assert fluxo.last_changes() == [
        ["Fases", "Em execução → Triagem → Concluído", "Triagem → Concluído"],
        ["Usuários sem acesso", "Bruno Lima", "Carla Souza"],
    ]


def test_a_change_of_nothing_tells_nothing(cena: Cena, fluxo: Fluxo) -> None:
    act(cena, "change", fluxo.tipo("Certidão"), unusual(cena, fluxo, "Certidão"))
    assert fluxo.told() == []


def test_what_is_said_of_archived_fases_and_inactive_people_stays(
    cena: Cena, fluxo: Fluxo, ferias: FichaTipo
) -> None:
    novo = add(cena, ferias)
    with cena.by("ana") as ana:
        fluxo.fase("Em execução").archive(author=ana)
        cena.pessoa("bruno").deactivate(author=ana)
    depois = replace(ferias, fases=ferias.fases[1:], sem_acesso=[])
    act(cena, "change", novo, depois)
    assert steps(cena, novo) == ["Triagem", "Concluído"]
    with cena.by("ana") as ana:
        fluxo.fase("Em execução").restore(author=ana)
        assert SemAcesso.objects.filter(pessoa=cena.pessoa("bruno")).exists()
    assert "Em execução" in steps(cena, novo)


@pytest.mark.parametrize("verb", ["add", "change"])
def test_a_name_is_used_once(cena: Cena, fluxo: Fluxo, ferias: FichaTipo, verb: str) -> None:
    with pytest.raises(DadoInvalido, match="Já existe um tipo com este nome") as refused:
        act(cena, verb, fluxo.tipo("Certidão"), replace(ferias, nome="Balancete"))
    assert refused.value.campo == "nome"


@pytest.mark.parametrize("verb", ["add", "change"])
@pytest.mark.parametrize("chosen", [[], ["Concluído"]])
def test_an_atendimento_must_begin_somewhere(
    cena: Cena, fluxo: Fluxo, ferias: FichaTipo, verb: str, chosen: list[str]
) -> None:
    ficha = replace(ferias, fases=[fluxo.fase(nome) for nome in chosen])
    with pytest.raises(DadoInvalido, match="é nela que o atendimento começa") as refused:
        act(cena, verb, fluxo.tipo("Certidão"), ficha)
    assert refused.value.campo == "fases"


def test_it_begins_in_the_first_that_is_in_use_and_no_end(
    cena: Cena, fluxo: Fluxo, ferias: FichaTipo
) -> None:
    novo = add(cena, replace(ferias, fases=[*reversed(ferias.fases)]))
    with cena.by("ana"):
        assert novo.first_fase().nome == "Triagem"
    with cena.by("ana") as ana:
        fluxo.fase("Triagem").archive(author=ana)
        assert novo.first_fase().nome == "Em execução"
        fluxo.fase("Em execução").archive(author=ana)
        assert novo.first_fase().nome == "Documentos", "a primeira do escritório"


def test_without_fases_of_its_own_it_goes_through_all(cena: Cena, fluxo: Fluxo) -> None:
    tipo = fluxo.tipo("Certidão")
    with cena.by_sistema():
        tipo.tipo_fases.all().delete()
    assert steps(cena, tipo) == [*FASES]


def test_a_new_default_takes_the_place_of_the_old(
    cena: Cena, fluxo: Fluxo, ferias: FichaTipo
) -> None:
    dp = cena.elenco.departamentos["Departamento Pessoal"]
    add(cena, replace(ferias, padrao=True))
    assert default(cena, dp) == "Férias"
    assert not fluxo.tipo("Admissão").padrao
    assert default(cena, None) == "Geral"
    act(
        cena,
        "change",
        fluxo.tipo("Férias"),
        replace(ferias, nome="Tudo", departamento=None, padrao=True),
    )
    assert default(cena, None) == "Tudo"
    assert not fluxo.tipo("Geral").padrao
    assert default(cena, dp) == "Tudo", "o departamento ficou sem o seu"


def test_the_database_waits_for_the_new_default(cena: Cena, ferias: FichaTipo) -> None:
    add(cena, replace(ferias, departamento=None, padrao=True))
    with cena.by_sistema():
        execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("changes", [{"padrao": False}, {"departamento": "Fiscal"}])
def test_the_offices_default_stays_until_another_is(
    cena: Cena, fluxo: Fluxo, changes: dict[str, Any]
) -> None:
    if "departamento" in changes:
        changes = {"departamento": cena.elenco.departamentos["Fiscal"]}
    with pytest.raises(DadoInvalido, match="tipo padrão do escritório") as refused:
        act(cena, "change", fluxo.tipo("Geral"), unusual(cena, fluxo, "Geral", **changes))
    assert refused.value.campo == "padrao"
    assert default(cena, None) == "Geral"


def test_the_offices_default_is_not_archived(cena: Cena, fluxo: Fluxo, ferias: FichaTipo) -> None:
    with pytest.raises(TipoPadrao, match="deixa de ser"):
        act(cena, "archive", fluxo.tipo("Geral"), ferias)
    assert fluxo.tipo("Geral").ativo


def test_archived_it_is_offered_no_more_and_its_atendimentos_go_on(
    cena: Cena, fluxo: Fluxo, ferias: FichaTipo
) -> None:
    das = cena.open()
    act(cena, "archive", fluxo.tipo("Guia de imposto"), ferias)
    assert default(cena, cena.elenco.departamentos["Fiscal"]) == "Geral"
    cena.answer(das, "bruno", "Segue a guia.")
    act(cena, "restore", fluxo.tipo("Guia de imposto"), ferias)
    assert default(cena, cena.elenco.departamentos["Fiscal"]) == "Guia de imposto"
    told = ["arquivou o tipo Guia de imposto", "restaurou o tipo Guia de imposto"]
    assert fluxo.told() == told


def test_a_copy_has_all_but_the_default(cena: Cena, fluxo: Fluxo, ferias: FichaTipo) -> None:
    admissao = fluxo.tipo("Admissão")
    with cena.by("ana") as ana:
        fluxo.pergunta("Cargo").archive(author=ana)
        SemAcesso.objects.create(
            escritorio=cena.elenco.aurora, tipo=admissao, pessoa=cena.pessoa("bruno")
        )
    copia = act(cena, "duplicate", admissao, ferias)
    assert (copia.nome, copia.padrao, copia.prioridade_padrao) == ("Admissão (cópia)", False, 2)
    assert steps(cena, copia) == steps(cena, admissao)
    assert fluxo.perguntas(copia.nome) == fluxo.perguntas("Admissão")
    assert "Cargo" not in fluxo.perguntas(copia.nome)
    assert fluxo.itens(copia.nome) == fluxo.itens("Admissão") != []
    assert copia.pk in cena.elenco.viewer("bruno").tipos_sem_acesso
    assert fluxo.told()[-1] == "criou o tipo Admissão (cópia)"


def test_copies_are_numbered_and_their_names_fit(
    cena: Cena, fluxo: Fluxo, ferias: FichaTipo
) -> None:
    longo = add(cena, replace(ferias, nome="x" * 80))
    names = [act(cena, "duplicate", longo, ferias).nome for _ in range(3)]
    assert names == [f"{'x' * 60} (cópia)", f"{'x' * 60} (cópia 2)", f"{'x' * 60} (cópia 3)"]


@pytest.mark.parametrize("nome", ["bruno", "celia"])
@pytest.mark.parametrize("verb", VERBS)
def test_only_an_administrador_may(
    cena: Cena, fluxo: Fluxo, ferias: FichaTipo, verb: str, nome: str
) -> None:
    with pytest.raises(SemPermissao):
        act(cena, verb, fluxo.tipo("Certidão"), ferias, by=nome)
    assert fluxo.told() == []


@pytest.mark.parametrize("foreign", ["fase", "pessoa", "departamento"])
def test_nothing_of_another_office_is_taken(
    cena: Cena, de_boreal: Fluxo, ferias: FichaTipo, foreign: str
) -> None:
    with cena.by("otto"):
        alheio = Departamento.objects.get(nome="Fiscal")
    changes: dict[str, dict[str, Any]] = {
        "fase": {"fases": [de_boreal.fase("Triagem")]},
        "pessoa": {"sem_acesso": [cena.pessoa("otto")]},
        "departamento": {"departamento": alheio},
    }
    with pytest.raises(IntegrityError):
        add(cena, replace(ferias, **changes[foreign]))


def test_a_cliente_is_not_barred(cena: Cena, ferias: FichaTipo) -> None:
    with pytest.raises(IntegrityError, match="operador"):
        add(cena, replace(ferias, sem_acesso=[cena.pessoa("celia")]))


def test_the_database_keeps_the_offices_default_in_use(cena: Cena) -> None:
    with pytest.raises(IntegrityError, match="padrao_em_uso"), cena.by_sistema():
        Tipo.objects.filter(nome="Geral").update(ativo=False)


@pytest.mark.parametrize("values", [{"padrao": False}, {"departamento": "Societário"}])
def test_the_database_keeps_an_offices_default(cena: Cena, values: dict[str, Any]) -> None:
    if "departamento" in values:
        values = {"departamento": cena.elenco.departamentos["Societário"]}
    with cena.by_sistema():
        Tipo.objects.filter(nome="Alteração contratual").update(padrao=False)
    with cena.by_sistema():
        Tipo.objects.filter(nome="Geral").update(**values)
        with pytest.raises(IntegrityError, match="sem tipo padrão"), transaction.atomic():
            execute("SET CONSTRAINTS ALL IMMEDIATE")
        Tipo.objects.filter(nome="Geral").update(padrao=True, departamento=None)


def test_fases_are_read_in_few_queries(
    cena: Cena, fluxo: Fluxo, django_assert_num_queries: Any
) -> None:
    tipo = fluxo.tipo("Certidão")
    with cena.by("ana"), django_assert_num_queries(2):
        tipo.first_fase()
        assert len(tipo.fases()) == len(FASES)
