"""A conta do sistema que roda o servidor: a de quem chama ou, se for root, uma sem privilégios."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from econtador.base.postgres.erro import PostgresErro

NOMES_SEM_PRIVILEGIO = ("econtador", "nobody")


@dataclass(frozen=True)
class Conta:
    """Um usuário do sistema operacional."""

    nome: str
    uid: int
    gid: int

    @property
    def is_current(self) -> bool:
        """Whether processes already run as this account."""
        return self.uid == os.geteuid()


def current() -> Conta:
    """The account of this process; an uid without a name is a `PostgresErro`."""
    try:
        return _from_entry(pwd.getpwuid(os.geteuid()))
    except KeyError as erro:
        mensagem = f"O usuário {os.geteuid()} não tem nome neste sistema: rode com outro usuário."
        raise PostgresErro(mensagem) from erro


def server_account(dados: Path) -> Conta:
    """The account that runs the server of `dados`; data of a foreign owner is a `PostgresErro`."""
    permitidas = [current()] if os.geteuid() else _unprivileged()
    if not dados.exists():
        return permitidas[0]
    dono = dados.stat().st_uid
    for conta in permitidas:
        if conta.uid == dono:
            return conta
    raise PostgresErro(
        f"Os dados em {dados} pertencem a {name_of(dono)}, e o banco rodaria como "
        f"{permitidas[0].nome}: rode com o usuário deles ou escolha outra pasta com --data."
    )


def name_of(uid: int) -> str:
    """The account's name, or its number where it has none."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"usuário {uid}"


def _unprivileged() -> list[Conta]:
    contas = _existing()
    if not any(conta.nome == NOMES_SEM_PRIVILEGIO[0] for conta in contas):
        _create(NOMES_SEM_PRIVILEGIO[0])
        contas = _existing()
    if not contas:
        raise PostgresErro("Não há conta sem privilégios para o banco: rode sem ser root.")
    return contas


def _existing() -> list[Conta]:
    entradas = {entrada.pw_name: entrada for entrada in pwd.getpwall()}
    return [_from_entry(entradas[nome]) for nome in NOMES_SEM_PRIVILEGIO if nome in entradas]


def _create(nome: str) -> None:
    """Best effort: where accounts cannot be made (read-only /etc), `nobody` serves."""
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is None:
        return
    opcoes = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    subprocess.run(  # noqa: S603 - fixed words, absolute path
        [useradd, *opcoes, "--shell", "/usr/sbin/nologin", nome], check=False, capture_output=True
    )


def _from_entry(entrada: pwd.struct_passwd) -> Conta:
    return Conta(entrada.pw_name, entrada.pw_uid, entrada.pw_gid)
