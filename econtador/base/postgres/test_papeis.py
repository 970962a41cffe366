"""Os papéis e o banco: o que cada um pode, e que repetir não muda nada."""

import psycopg
import pytest

from econtador.base.postgres import Cluster, PostgresErro, provision
from econtador.base.postgres.papeis import PAPEIS, missing_roles


@pytest.fixture(scope="module")
def preparado(tmp_path_factory):
    """A server prepared twice over."""
    with Cluster(tmp_path_factory.mktemp("papeis") / "pg", durable=False) as cluster:
        assert missing_roles(cluster.url("postgres", "postgres")) == list(PAPEIS)
        cluster.provision()
        cluster.provision()
        yield cluster


@pytest.mark.parametrize(
    ("papel", "direitos"),
    [
        ("dono", (True, False, True, True)),
        ("app", (True, False, False, False)),
        ("sync", (True, False, False, False)),
    ],
)
def test_what_each_role_may(preparado, papel, direitos):
    with _as(preparado, "dono") as conexao:
        consulta = (
            "SELECT rolcanlogin, rolsuper, rolbypassrls, rolcreatedb FROM pg_roles "
            "WHERE rolname = %s"
        )
        assert conexao.execute(consulta, [papel]).fetchone() == direitos


def test_the_database_is_donos_in_utf8_and_locale_c(preparado):
    with _as(preparado, "dono") as conexao:
        consulta = (
            "SELECT pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate "
            "FROM pg_database WHERE datname = 'econtador'"
        )
        assert conexao.execute(consulta).fetchone() == ("dono", "UTF8", "C")


@pytest.mark.parametrize("papel", ["app", "sync"])
def test_the_runtime_makes_no_tables(preparado, papel):
    with _as(preparado, papel) as conexao, pytest.raises(psycopg.errors.InsufficientPrivilege):
        conexao.execute("CREATE TABLE minha (id int)")


@pytest.mark.parametrize("papel", ["app", "sync"])
def test_the_runtime_makes_no_temporary_tables(preparado, papel):
    with _as(preparado, papel) as conexao, pytest.raises(psycopg.errors.InsufficientPrivilege):
        conexao.execute("CREATE TEMPORARY TABLE minha (id int)")


def test_a_table_is_shared_only_by_its_migration(preparado):
    with _as(preparado, "dono") as conexao:
        conexao.execute("CREATE TABLE guia (id int)")
    with _as(preparado, "app") as conexao, pytest.raises(psycopg.errors.InsufficientPrivilege):
        conexao.execute("SELECT * FROM guia")


def test_a_second_database_of_the_same_server(preparado, ask):
    preparado.provision("outro-banco")
    with psycopg.connect(preparado.url("dono", "outro-banco")) as conexao:
        conexao.execute("CREATE TABLE guia (id int)")


def test_passwords_are_set_only_when_given(preparado, ask):
    superusuario = preparado.url("postgres", "postgres")
    senha = "SELECT rolpassword FROM pg_authid WHERE rolname = 'app'"
    assert ask(preparado, senha) is None
    provision(superusuario, passwords={"app": "uma senha"})
    guardada = str(ask(preparado, senha))
    assert guardada.startswith("SCRAM-SHA-256$")
    provision(superusuario)
    assert ask(preparado, senha) == guardada
    assert missing_roles(superusuario) == []


def test_a_role_that_gained_rights_loses_them(preparado, ask):
    with psycopg.connect(preparado.url("postgres", "postgres")) as conexao:
        conexao.execute("ALTER ROLE app BYPASSRLS")
    preparado.provision()
    assert ask(preparado, "SELECT rolbypassrls FROM pg_roles WHERE rolname = 'app'") is False


@pytest.mark.parametrize("funcao", [provision, missing_roles])
def test_a_server_that_is_not_there_is_one_sentence(tmp_path, funcao):
    with pytest.raises(PostgresErro, match=r"^Não consegui ") as erro:
        funcao(f"postgresql://postgres@/postgres?host={tmp_path}")
    assert "\n" not in erro.value.mensagem


def test_who_is_not_a_superuser_cannot_prepare(preparado):
    with pytest.raises(PostgresErro, match=r"^Não consegui preparar o PostgreSQL: "):
        provision(preparado.url("app"))


def _as(cluster: Cluster, papel: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(cluster.url(papel))
