"""O que o programa escreve na tela."""

import sys
import time
from collections.abc import Mapping

TITULOS = {"portal": "Portal eContador", "packcrm": "PackCRM"}
SENHA_DA_DEMO = "demo-atendimentos"
# The cast of the demo data, in the order in which a newcomer should meet it.
LOGINS_DA_DEMO = {
    "ana@aurora.example": "Ana Prado, administradora do Contábil Aurora",
    "bruno@aurora.example": "Bruno Lima, Fiscal do Contábil Aurora",
    "carla@aurora.example": "Carla Souza, Departamento Pessoal do Contábil Aurora",
    "celia@sol.example": "Célia Rocha, cliente: Padaria Sol Ltda",
    "davi@lua.example": "Davi Nunes, cliente: Oficina Lua ME",
    "rita@grupo.example": "Rita Alves, cliente das duas empresas",
    "otto@boreal.example": "Otto Reis, do outro escritório: Contábil Boreal",
}

AVISO_DA_DEMO = "atenção: aberto à rede com as senhas de exemplo, que todos conhecem"


class Relato:
    """Tells what is being done and how long ago the program began."""

    def __init__(self) -> None:
        self._inicio = time.monotonic()

    @property
    def segundos(self) -> str:
        """Seconds since the beginning, as people write them: `2,3`."""
        return f"{time.monotonic() - self._inicio:.1f}".replace(".", ",")

    def say(self, texto: str) -> None:
        """One line of progress."""
        write(f"[{self.segundos:>5} s] {texto}")

    def say_ready(self, enderecos: Mapping[str, str], *, com_demo: bool) -> None:
        """Addresses by face, demo logins where there are any, and the line that begins `Pronto`."""
        write("")
        for face, endereco in enderecos.items():
            write(f"  {TITULOS[face]:<18} {endereco}")
        if com_demo:
            write(demo_table())
        write(f"\nPronto em {self.segundos} s. Ctrl-C encerra.")


def demo_table() -> str:
    """The demo logins, one a line."""
    linhas = [f"    {email:<22} {quem}" for email, quem in LOGINS_DA_DEMO.items()]
    return f"\n  Para entrar, com a senha {SENHA_DA_DEMO}:\n" + "\n".join(linhas)


def write(texto: str) -> None:
    """Write a line at once, even into a pipe."""
    sys.stdout.write(texto + "\n")
    sys.stdout.flush()
