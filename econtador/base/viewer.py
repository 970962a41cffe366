"""Who is looking: the one value that every query, view, job and stream is asked through."""

from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from econtador.base.erros import SemPermissao
from econtador.base.texto import initials

Papel = Literal["operador", "cliente", "sistema"]
Face = Literal["portal", "packcrm"]


@dataclass(frozen=True, slots=True)
class Empresas:
    """The empresas (ids) on which a cliente has each permission. Operadores need none."""

    visualizar: frozenset[UUID] = frozenset()
    criar: frozenset[UUID] = frozenset()
    editar: frozenset[UUID] = frozenset()
    excluir: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Viewer:
    """A pessoa of one escritório with everything that decides what may be seen (domain rule 4a).

    `substituidos` are the pessoas for whom this one stands in now; from `so_delegado_ve` to
    `regra_prazo` stand the escritório's policies, read together with the person. `face` is the one
    through which he looks, "portal" or "packcrm", set by the door.
    """

    escritorio_id: UUID
    papel: Papel
    pessoa_id: UUID | None = None
    nome: str = ""
    administrador: bool = False
    departamentos: frozenset[UUID] = frozenset()
    empresas: Empresas = field(default_factory=Empresas)
    tipos_sem_acesso: frozenset[UUID] = frozenset()
    substituidos: frozenset[UUID] = frozenset()
    so_delegado_ve: bool = False
    politica_delegacao: str = "cliente"
    encerra_no_portal: bool = True
    prioridade_urgente: int = 2
    dias_para_reabrir: int = 15
    dias_de_silencio: int = 5
    regra_prazo: str = "postergar"
    escritorio_nome: str = ""
    fuso: str = "America/Sao_Paulo"
    face: Face = "packcrm"

    @classmethod
    def sistema(cls, escritorio_id: UUID) -> "Viewer":
        """Return the viewer of jobs, seeds and commands: all of one escritório, nobody's name."""
        return cls(escritorio_id=escritorio_id, papel="sistema", nome="Sistema")

    @property
    def eu(self) -> UUID:
        """The pessoa who looks. Raises SemPermissao for the system, which is nobody."""
        if self.pessoa_id is None:
            raise SemPermissao("O sistema não escreve em nome de ninguém.")
        return self.pessoa_id

    def require_administrador(self) -> None:
        """Raise SemPermissao unless this is an administrador, or the system itself."""
        if not (self.administrador or self.papel == "sistema"):
            raise SemPermissao("Só quem administra o escritório pode fazer isto.")

    @property
    def operador(self) -> bool:
        return self.papel == "operador"

    @property
    def cliente(self) -> bool:
        return self.papel == "cliente"

    @property
    def tipo(self) -> Papel:
        return self.papel

    @property
    def iniciais(self) -> str:
        return initials(self.nome)

    @property
    def cor(self) -> int:
        return cor_de(self.pessoa_id)


def cor_de(pessoa_id: UUID | None) -> int:
    """Return the person's avatar colour, 0 to 7, the same on every screen."""
    return pessoa_id.int % 8 if pessoa_id else 0
