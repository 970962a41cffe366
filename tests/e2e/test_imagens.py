"""The pictures of the README and the manual, drawn from the demo data with ECONTADOR_IMAGENS=1.

Otherwise the pictures of the repository are looked at: they are there, whole and of the right size.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Browser, Page

from econtador.atendimentos.demo.demonstracao import create_demo
from econtador.atendimentos.models import Atendimento, Evento
from econtador.avisos.anuncio import announce
from tests.banco_proprio import copied, looking_at
from tests.cena import Cena
from tests.e2e.navegador import CELULAR, MESA, Portal
from tests.e2e.servidor import RAIZ, serving

PASTA = RAIZ / "docs" / "imagens"
MANUAL = RAIZ / "docs" / "manual" / "imagens"
DESENHAR = os.environ.get("ECONTADOR_IMAGENS") == "1"


@dataclass(frozen=True)
class Quadro:
    """One picture: who looks at what, on which screen."""

    nome: str
    quem: str = "ana"
    tela: str = "/atendimentos"
    tamanho: tuple[int, int] = (MESA["width"], MESA["height"])
    pontos: int = 1
    luz: str = "light"
    face: str = "portal"
    pasta: Path = PASTA

    @property
    def arquivo(self) -> Path:
        return self.pasta / f"{self.nome}.png"


NO_CELULAR: dict[str, Any] = {"tamanho": (CELULAR["width"], CELULAR["height"]), "pontos": 2}
QUADROS = [
    Quadro("atendimentos"),
    Quadro("atendimentos-escuro", luz="dark"),
    Quadro("atendimento", tela="/atendimentos/{das}"),
    Quadro("celular-atendimentos", quem="celia", **NO_CELULAR),
    Quadro("celular-atendimento", quem="davi", tela="/atendimentos/{das}", **NO_CELULAR),
    Quadro("portal-atendimentos", quem="celia", pasta=MANUAL),
    Quadro("portal-atendimento", quem="davi", tela="/atendimentos/{das}", pasta=MANUAL),
]
NO_PACKCRM: dict[str, Any] = {"face": "packcrm", "pasta": MANUAL}
QUADROS += [
    Quadro("packcrm-bi", tela="/bi", **NO_PACKCRM),
    Quadro("packcrm-otimizado", tela="/bi/otimizado", **NO_PACKCRM),
    Quadro("packcrm-quadro", tela="/bi/quadro", **NO_PACKCRM),
    Quadro("ciclo-atendimento", tela="/atendimentos/{das}", **NO_PACKCRM),
    Quadro("ciclo-fase", tela="/atendimentos/{das}/fase", **NO_PACKCRM),
    Quadro("prazos-calendario", tela="/configuracoes/calendario", **NO_PACKCRM),
    Quadro("painel", tela="/painel", **NO_PACKCRM),
    Quadro("avisos", tela="/avisos", **NO_PACKCRM),
    Quadro("avisos-preferencias", tela="/avisos/preferencias", **NO_PACKCRM),
    Quadro("cadastros-tipos", tela="/tipos", **NO_PACKCRM),
    Quadro("cadastros-importacao", tela="/empresas/importacao", **NO_PACKCRM),
]
Faces = dict[str, Portal]


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any, browser: Browser) -> Iterator[Faces]:
    """Both faces with the demo data."""
    with copied("imagens") as name, looking_at(name), django_db_blocker.unblock():
        cena = Cena(create_demo(timezone.now(), lambda _: None))
        tell_the_newest(cena)
        with serving(name) as portal, serving(name, "packcrm") as packcrm:
            yield {
                "portal": Portal(portal, cena, browser),
                "packcrm": Portal(packcrm, cena, browser, "packcrm"),
            }


def tell_the_newest(cena: Cena) -> None:
    """Do what the worker would: the bell has something to show."""
    with cena.by_sistema():
        for evento in Evento.objects.order_by("-em")[:80]:
            announce(evento.pk, agora=timezone.now())


def draw(demo: Portal, quadro: Quadro) -> None:
    """Take the picture and keep it in the repository."""
    with demo.cena.by("ana") as ana:
        seen = Atendimento.objects.visible_to(ana).abertos()
        das = seen.get(nome="Guia do DAS de outubro", empresa=demo.cena.elenco.lua).numero
    width, height = quadro.tamanho
    options = {
        "viewport": {"width": width, "height": height},
        "device_scale_factor": quadro.pontos,
        "color_scheme": quadro.luz,
    }
    with demo.entered(quadro.quem, **options) as page:
        page.goto(quadro.tela.format(das=das))
        _at_rest(page)
        quadro.pasta.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=quadro.arquivo)


def _at_rest(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    page.evaluate("() => document.fonts.ready")


@pytest.mark.parametrize("quadro", QUADROS, ids=lambda quadro: quadro.nome)
def test_the_pictures_of_the_manual(quadro: Quadro, request: pytest.FixtureRequest) -> None:
    if DESENHAR:
        draw(request.getfixturevalue("demo")[quadro.face], quadro)
    with Image.open(quadro.arquivo) as image:
        image.verify()
        assert image.format == "PNG"
        assert image.size == tuple(lado * quadro.pontos for lado in quadro.tamanho)
