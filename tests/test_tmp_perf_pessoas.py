import time

from econtador.atendimentos.models import Evento
from econtador.atendimentos.models.desligamento import Sucessao, dismiss
from econtador.pessoas.models import Pessoa


def test_it(cena):
    for _ in range(500):
        cena.open(by="bruno", delegado=cena.pessoa("bruno"))
    with cena.by("ana") as ana:
        t = time.perf_counter()
        p = dismiss(
            Pessoa.objects.get(pk=cena.pk("bruno")), Sucessao(cena.pessoa("carla")), author=ana
        )
        print(
            "SECONDS",
            time.perf_counter() - t,
            p.passados,
            Evento.objects.filter(acao="delegado").count(),
        )
