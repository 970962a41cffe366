"""Writing one parecer with all that belongs to it: text, anexos, mentions, words, reading mark."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from econtador.arquivos.models import Arquivo
from econtador.atendimentos.models.anexo import Anexo
from econtador.atendimentos.models.campos import CamposDoAtendimento
from econtador.atendimentos.models.leitura import Leitura
from econtador.atendimentos.models.parecer import Mencao, Parecer, ParecerTexto, text_hash
from econtador.base.ids import uuid7
from econtador.base.viewer import Viewer
from econtador.busca import models as busca
from econtador.pessoas.models import Pessoa


@dataclass(frozen=True, slots=True)
class NovoAnexo:
    """A stored blob and the clean name under which it hangs on the parecer."""

    arquivo: Arquivo
    nome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Escrito:
    """What one person wrote at one moment."""

    texto: str
    em: datetime
    nota_interna: bool = False
    delegado: Pessoa | None = None
    anexos: Sequence[NovoAnexo] = ()
    mencionados: Sequence[Pessoa] = field(default=())
    corrige: Parecer | None = None


def write_parecer(
    atendimento: CamposDoAtendimento, escrito: Escrito, *, author: Viewer, pk: UUID | None = None
) -> Parecer:
    """Insert the parecer under the atendimento's present counters and return it.

    The caller holds the atendimento's row and has counted this parecer already.
    """
    parecer = new_parecer(atendimento, escrito, author=author, pk=pk)
    parecer.save(force_insert=True)
    parecer.texto_guardado.save(force_insert=True)
    _attach(atendimento, parecer, escrito)
    busca.index([words_of(atendimento, parecer, escrito.anexos)])
    mark_read(atendimento, author=author, em=escrito.em)
    return parecer


def new_parecer(
    atendimento: CamposDoAtendimento, escrito: Escrito, *, author: Viewer, pk: UUID | None = None
) -> Parecer:
    """Return the parecer with its text beside it, neither of them saved."""
    texto = escrito.texto.strip()
    parecer = Parecer(
        id=pk or uuid7(),
        autor_id=author.eu,
        em=escrito.em,
        ordem=atendimento.pareceres_total,
        ordem_publica=atendimento.pareceres_publicos,
        nota_interna=escrito.nota_interna,
        delegado=escrito.delegado,
        corrige=escrito.corrige,
        texto_sha256=text_hash(texto),
        **place_of(atendimento),
    )
    parecer.texto_guardado = ParecerTexto(
        parecer=parecer, escritorio_id=atendimento.escritorio_id, texto=texto
    )
    return parecer


def mark_read(atendimento: CamposDoAtendimento, *, author: Viewer, em: datetime) -> None:
    """Note that the author has read everything of the atendimento that he may see."""
    if author.pessoa_id is None:
        return
    leitura = new_leitura(atendimento, author=author, em=em)
    Leitura.objects.bulk_create([leitura], ignore_conflicts=True)


def new_leitura(atendimento: CamposDoAtendimento, *, author: Viewer, em: datetime) -> Leitura:
    """Return, not saved, that the author has read all that he may see."""
    ate = atendimento.pareceres_publicos if author.cliente else atendimento.pareceres_total
    return Leitura(pessoa_id=author.eu, ate=ate, em=em, **place_of(atendimento))


def place_of(atendimento: CamposDoAtendimento) -> dict[str, UUID]:
    """Return what every row of the atendimento names."""
    return {
        "escritorio_id": atendimento.escritorio_id,
        "empresa_id": atendimento.empresa_id,
        "atendimento_id": atendimento.pk,
    }


def new_anexos(atendimento: CamposDoAtendimento, parecer: Parecer, escrito: Escrito) -> list[Anexo]:
    """Return the anexos of the parecer as rows, not saved."""
    place = place_of(atendimento)
    return [
        Anexo(parecer=parecer, arquivo=novo.arquivo, nome=novo.nome, em=escrito.em, **place)
        for novo in escrito.anexos
    ]


def _attach(atendimento: CamposDoAtendimento, parecer: Parecer, escrito: Escrito) -> None:
    if escrito.anexos:
        Anexo.objects.bulk_create(new_anexos(atendimento, parecer, escrito))
    place = place_of(atendimento)
    if escrito.mencionados:
        Mencao.objects.bulk_create(
            Mencao(parecer=parecer, pessoa=pessoa, **place) for pessoa in escrito.mencionados
        )


def words_of(
    atendimento: CamposDoAtendimento, parecer: Parecer, anexos: Sequence[NovoAnexo]
) -> busca.Texto:
    """Return what of the parecer can be found: its text and the names of its anexos."""
    return busca.Texto(
        escritorio_id=atendimento.escritorio_id,
        empresa_id=atendimento.empresa_id,
        atendimento_id=atendimento.pk,
        parecer_id=parecer.pk,
        partes=(parecer.texto, *(novo.nome for novo in anexos)),
        interno=parecer.nota_interna,
    )
