"""Os comandos e suas opções."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

REPASSAM = ("seed", "demo", "manage")


@dataclass(frozen=True)
class Opcoes:
    """O que a pessoa pediu; as opções que o comando não tem ficam no padrão."""

    comando: str
    data: Path = Path("var")
    portal_port: int = 8000
    packcrm_port: int = 8001
    bind: str = "127.0.0.1"
    empty: bool = False
    threads: int = 8
    workers: int = 1
    superuser_url: str = ""
    database: str = "econtador"
    new_passwords: bool = False
    resto: list[str] = field(default_factory=list)


def parse(argv: Sequence[str] | None = None) -> Opcoes:
    """Read the command line; a mistake prints the usage and leaves with 2."""
    parser = _parser()
    lidas, resto = parser.parse_known_args(argv)
    if resto and lidas.comando not in REPASSAM:
        parser.error(f"não conheço: {' '.join(resto)}")
    escolhas = {nome: valor for nome, valor in vars(lidas).items() if nome != "do_django"}
    escolhas["data"] = lidas.data.absolute()
    return Opcoes(**escolhas, resto=[*getattr(lidas, "do_django", []), *resto])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="econtador", description="eContador e PackCRM.")
    comum = argparse.ArgumentParser(add_help=False)
    comum.add_argument(
        "--data", type=Path, default=Path(os.environ.get("ECONTADOR_DATA", "var")), metavar="PASTA",
        help="banco e arquivos (padrão: ./var)",
    )  # fmt: skip
    comandos = parser.add_subparsers(dest="comando", required=True, metavar="COMANDO")
    _add_run(comandos.add_parser("run", parents=[comum], help="inicia o portal e o PackCRM"))
    comandos.add_parser("migrate", parents=[comum], help="atualiza o banco")
    _add_provision(comandos.add_parser("provision", parents=[comum], help="cria papéis e banco"))
    for nome, ajuda in (("seed", "gera muitos atendimentos"), ("demo", "põe os dados de exemplo")):
        comandos.add_parser(nome, parents=[comum], help=ajuda, add_help=False)
    manage = comandos.add_parser("manage", parents=[comum], help="comandos do Django")
    manage.add_argument("do_django", nargs=argparse.REMAINDER, metavar="...")
    return parser


def _add_run(run: argparse.ArgumentParser) -> None:
    run.add_argument(
        "--portal-port", type=_port, default=8000, metavar="PORTA", help="padrão: 8000"
    )
    run.add_argument(
        "--packcrm-port", type=_port_or_none, default=8001, metavar="PORTA",
        help="padrão: 8001; 0 inicia só o portal",
    )  # fmt: skip
    run.add_argument("--bind", default="127.0.0.1", metavar="ENDEREÇO", help="0.0.0.0 abre à rede")
    run.add_argument("--empty", action="store_true", help="sem dados de exemplo")
    run.add_argument(
        "--threads", type=_positive, default=8, metavar="N", help="pedidos ao mesmo tempo"
    )
    run.add_argument("--workers", type=_positive, default=1, metavar="N", help="processos")


def _add_provision(provision: argparse.ArgumentParser) -> None:
    provision.add_argument(
        "--superuser-url", default="", metavar="URL", help="outro servidor, como superusuário"
    )
    provision.add_argument("--database", default="econtador", metavar="NOME")
    provision.add_argument(
        "--new-passwords", action="store_true", help="troca as senhas dos papéis que já existem"
    )


def _port(texto: str) -> int:
    numero = int(texto)
    if not 0 < numero < 65536:
        raise argparse.ArgumentTypeError("uma porta vai de 1 a 65535")
    return numero


def _port_or_none(texto: str) -> int:
    return 0 if texto == "0" else _port(texto)


def _positive(texto: str) -> int:
    numero = int(texto)
    if numero < 1:
        raise argparse.ArgumentTypeError("precisa ser 1 ou mais")
    return numero
