"""An ear on the live channel: a plain connection, no browser, everything that it was sent."""

import http.client
import json
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Condition, Thread
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Dito:
    """One server-sent event, and when it arrived."""

    nome: str
    dados: Any
    lugar: str
    em: float


class Ouvido:
    """Listens from when it is made until it is closed; `status` is what the door answered."""

    def __init__(self, endereco: str, cookie: str, query: str = "", lugar: str = "") -> None:
        self.ditos: list[Dito] = []
        self.fechado = False
        self._mudou = Condition()
        parts = urlsplit(endereco)
        self._conexao = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=20)
        headers = {"Cookie": cookie} | ({"Last-Event-ID": lugar} if lugar else {})
        self._conexao.request("GET", f"/ao-vivo{query}", headers=headers)
        self._resposta = self._conexao.getresponse()
        self.status = self._resposta.status
        self._linha = Thread(target=self._read, daemon=True)
        self._linha.start()

    def wait(self, wanted: Callable[[Dito], bool], seconds: float = 5.0) -> Dito:
        """Return the first that is `wanted`, already heard or still to come."""
        with self._mudou:
            self._mudou.wait_for(lambda: any(map(wanted, self.ditos)), seconds)
            found = next(filter(wanted, self.ditos), None)
        assert found, f"Não ouviu; até agora: {self.ditos}"
        return found

    def wait_item(self, seconds: float = 5.0, **fields: Any) -> Dito:
        """Return the first of what happened that has these fields."""
        return self.wait(
            lambda dito: any(fields.items() <= item.items() for item in _of(dito)), seconds
        )

    def wait_event(self, nome: str, seconds: float = 5.0) -> Dito:
        """Return the first of this name: `recarregar`, `fim`, `sinal`."""
        return self.wait(lambda dito: dito.nome == nome, seconds)

    def wait_end(self, seconds: float = 5.0) -> None:
        """Wait until the server has closed the stream."""
        with self._mudou:
            assert self._mudou.wait_for(lambda: self.fechado, seconds), "O canal ficou aberto."

    @property
    def itens(self) -> list[dict[str, Any]]:
        """Everything that happened, as it was told."""
        return [item for dito in self.ditos for item in _of(dito)]

    @property
    def lugar(self) -> str:
        """The last place that was told."""
        return next((dito.lugar for dito in reversed(self.ditos) if dito.lugar), "")

    def close(self) -> None:
        """Leave, and wait until nothing is read any more."""
        with suppress(OSError, AttributeError):
            self._conexao.sock.shutdown(socket.SHUT_RDWR)
        self._linha.join(5)
        self._resposta.close()
        self._conexao.close()

    def _read(self) -> None:
        fields: dict[str, str] = {}
        with suppress(OSError, http.client.HTTPException, ValueError):
            while line := self._resposta.readline().decode():
                nome, _, valor = line.rstrip("\n").partition(":")
                if nome:
                    fields[nome] = valor.removeprefix(" ")
                elif fields:
                    self._keep(fields)
                    fields = {}
        with self._mudou:
            self.fechado = True
            self._mudou.notify_all()

    def _keep(self, fields: dict[str, str]) -> None:
        dados = json.loads(fields["data"]) if fields.get("data") else None
        dito = Dito(fields.get("event", ""), dados, fields.get("id", ""), time.time())
        with self._mudou:
            self.ditos.append(dito)
            self._mudou.notify_all()


def _of(dito: Dito) -> list[dict[str, Any]]:
    return dito.dados if dito.nome == "novidades" else []
