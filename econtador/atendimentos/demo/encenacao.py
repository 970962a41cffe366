"""Playing plans through the verbs, each step as the person who takes it."""

from collections.abc import Iterable
from itertools import groupby
from uuid import UUID

from econtador.acessos.viewer import load_viewer
from econtador.atendimentos.demo.anexos import Pasta
from econtador.atendimentos.demo.cenario import Cenario, Papel
from econtador.atendimentos.demo.roteiro import Escreve, Le, Passa, Passo, Restringe, Roteiro, Vira
from econtador.atendimentos.models import Atendimento, NovoParecer, Pedido, Status
from econtador.atendimentos.models.escrita import mark_read
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.departamentos.models import Departamento
from econtador.empresas.models import Empresa
from econtador.fluxo.models import Tipo
from econtador.pessoas.models import Pessoa


class Palco:
    """Where plans of one escritório are played; its people and companies are read once."""

    def __init__(self, cenario: Cenario) -> None:
        pk = cenario.escritorio_id
        self.pasta = Pasta(pk)
        self.pessoas = {p.pk: p for p in Pessoa.objects.filter(escritorio=pk)}
        self.empresas = {e.pk: e for e in Empresa.objects.filter(escritorio=pk)}
        self.tipos = {t.pk: t for t in Tipo.objects.filter(escritorio=pk)}
        self.departamentos: dict[str | None, Departamento] = {
            d.nome: d for d in Departamento.objects.filter(escritorio=pk)
        }
        self._viewers: dict[UUID, Viewer] = {}

    def play(self, roteiro: Roteiro) -> Atendimento:
        """Carry out every step and return the atendimento."""
        atendimento = self._open(roteiro)
        for quem, passos in groupby(roteiro.passos[1:], key=lambda passo: passo.quem):
            viewer = self._viewer(quem)
            with viewing(viewer):
                for passo in passos:
                    self._take(atendimento, passo, viewer)
        return atendimento

    def _take(self, atendimento: Atendimento, passo: Passo, viewer: Viewer) -> None:
        match passo:
            case Escreve():
                self._write(atendimento, passo, viewer)
            case Le():
                mark_read(atendimento, author=viewer, em=passo.em)
            case Vira():
                _turn(atendimento, passo, viewer)
            case Passa():
                atendimento.pass_to(passo.bola, author=viewer, agora=passo.em)
            case Restringe():
                named = self._people(passo.nomeados)
                atendimento.restrict_to(named, author=viewer, agora=passo.em)

    def _open(self, roteiro: Roteiro) -> Atendimento:
        abertura = roteiro.abertura
        viewer = self._viewer(abertura.quem)
        with viewing(viewer):
            pedido = Pedido(
                nome=roteiro.nome,
                empresa=self.empresas[roteiro.lugar.id],
                departamento=self.departamentos.get(roteiro.departamento),
                tipo=self.tipos[roteiro.tipo.id],
                providenciar_ate=roteiro.providenciar_ate,
                competencia=roteiro.competencia,
                parecer=abertura.texto,
                delegado=self._person(abertura.delegado),
                anexos=[self.pasta.anexo(nome) for nome in abertura.anexos],
            )
            return Atendimento.open(pedido, author=viewer, agora=abertura.em)

    def _write(self, atendimento: Atendimento, passo: Escreve, viewer: Viewer) -> None:
        novo = NovoParecer(
            texto=passo.texto,
            nota_interna=passo.nota,
            delegado=self._person(passo.delegado),
            anexos=[self.pasta.anexo(nome) for nome in passo.anexos],
            mencionados=self._people(passo.menciona),
        )
        atendimento.add_parecer(novo, author=viewer, agora=passo.em)

    def _viewer(self, papel: Papel) -> Viewer:
        if papel.id not in self._viewers:
            viewer = load_viewer(self.pessoas[papel.id].conta_id, papel.id)
            assert viewer is not None, f"{papel.nome} não está ativo"  # noqa: S101 - of our own cast
            self._viewers[papel.id] = viewer
        return self._viewers[papel.id]

    def _people(self, papeis: Iterable[Papel]) -> list[Pessoa]:
        return [self.pessoas[papel.id] for papel in papeis]

    def _person(self, papel: Papel | None) -> Pessoa | None:
        return self.pessoas[papel.id] if papel else None


def _turn(atendimento: Atendimento, passo: Vira, viewer: Viewer) -> None:
    if passo.status == Status.CANCELADO:
        atendimento.cancel(passo.motivo, author=viewer, agora=passo.em)
    elif passo.status == Status.ENCERRADO:
        atendimento.conclude(author=viewer, agora=passo.em)
    else:
        atendimento.reopen(author=viewer, agora=passo.em)
