"""Portas e endereços desta máquina."""

import socket

import pytest

from config.cli import rede
from config.cli.erros import CliErro


def test_a_free_port_is_fine(porta):
    rede.ensure_free("127.0.0.1", porta)
    rede.ensure_free("127.0.0.1", porta)


def test_a_taken_port_names_itself_and_the_way_out(porta, monkeypatch):
    monkeypatch.setattr(rede, "SEGUNDOS_PARA_VAGAR", 0)
    with socket.create_server(("127.0.0.1", porta)):
        frase = rf"^A porta {porta} já está em uso por outro programa: .*--portal-port\.$"
        with pytest.raises(CliErro, match=frase):
            rede.ensure_free("127.0.0.1", porta)


def test_an_address_of_another_machine(porta):
    with pytest.raises(CliErro, match=r"^Este computador não tem o endereço 192\.0\.2\.7"):
        rede.ensure_free("192.0.2.7", porta)


@pytest.mark.parametrize(
    ("bind", "local"),
    [("0.0.0.0", "127.0.0.1"), ("::", "::1"), ("10.0.0.5", "10.0.0.5")],  # noqa: S104 - compared
)
def test_where_this_machine_finds_it(bind, local):
    assert rede.local_address(bind) == local


def test_the_address_for_a_browser():
    assert rede.url("127.0.0.1", 8000) == "http://127.0.0.1:8000/"
    assert rede.url("::", 8000) == "http://[::1]:8000/"


def test_on_the_loopback_only_local_names_are_served():
    assert rede.hosts("127.0.0.1") == ["localhost", "127.0.0.1", "[::1]"]
    assert rede.hosts("fd00::5")[-1] == "[fd00::5]"


@pytest.mark.enable_socket  # asks the kernel for the way out; sends nothing
def test_open_to_the_network_its_own_names_are_served_and_no_other():
    nomes = rede.hosts("0.0.0.0")  # noqa: S104 - that is the case
    assert socket.gethostname() in nomes
    assert "*" not in nomes


@pytest.mark.parametrize(
    ("bind", "sozinho"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("::", False), ("10.0.0.5", False)],
)
def test_who_can_reach_it(bind, sozinho):
    assert rede.is_loopback(bind) is sozinho
