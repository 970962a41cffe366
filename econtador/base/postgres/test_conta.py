"""Quem roda o servidor."""

import os
import pwd

import pytest

from econtador.base.postgres import PostgresErro
from econtador.base.postgres.conta import (
    NOMES_SEM_PRIVILEGIO,
    Conta,
    current,
    name_of,
    server_account,
)


def test_the_current_account_has_the_processs_numbers():
    conta = current()
    assert conta.is_current
    assert conta.uid == os.geteuid()
    assert conta.nome == pwd.getpwuid(os.geteuid()).pw_name


def test_another_account_is_not_current():
    assert not Conta("outra", os.geteuid() + 1, 0).is_current


def test_new_data_are_of_an_account_without_privileges(tmp_path):
    """An ordinary user is one already; root hands over to one made for this."""
    conta = server_account(tmp_path / "ainda não existe")
    assert conta.uid != 0
    assert conta.is_current or conta.nome in NOMES_SEM_PRIVILEGIO


def test_the_same_account_is_chosen_each_time(tmp_path):
    assert server_account(tmp_path / "a") == server_account(tmp_path / "b")


def test_data_keep_the_account_that_made_them(tmp_path):
    """Root may have made them as nobody, on a system that could make no account."""
    dados = tmp_path / "dados"
    dados.mkdir()
    dono = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    os.chown(dados, dono.pw_uid, dono.pw_gid)
    assert server_account(dados).uid == dono.pw_uid


def test_an_account_without_a_name_is_one_sentence(run_python):
    """As in a container started with any number for its user."""
    codigo = (
        "import os\n"
        "from econtador.base.postgres.conta import current\n"
        "from econtador.base.postgres import PostgresErro\n"
        "os.geteuid = lambda: 54321\n"
        "try: current()\nexcept PostgresErro as erro: print(erro)"
    )
    saida, _ = run_python(codigo).communicate(timeout=60)
    assert saida == "O usuário 54321 não tem nome neste sistema: rode com outro usuário.\n"


def test_the_refusal_names_both_accounts(tmp_path):
    with pytest.raises(PostgresErro) as erro:
        server_account(tmp_path.parents[len(tmp_path.parents) - 1])
    assert name_of(0) in erro.value.mensagem
    assert erro.value.mensagem.count(".") >= 1
    assert "\n" not in erro.value.mensagem
