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
    texto = escrito.texto.strip()
    parecer = Parecer.objects.create(
        id=pk or uuid7(),
        autor_id=author.eu,
        em=escrito.em,
        ordem=atendimento.pareceres_total,
        ordem_publica=atendimento.pareceres_publicos,
        nota_interna=escrito.nota_interna,
        delegado=escrito.delegado,
        corrige=escrito.corrige,
        texto_sha256=text_hash(texto),
        **_place(atendimento),
    )
    parecer.texto_guardado = ParecerTexto.objects.create(
        parecer=parecer, escritorio_id=atendimento.escritorio_id, texto=texto
    )
    _attach(atendimento, parecer, escrito)
    busca.index([_words(atendimento, parecer, texto, escrito.anexos)])
    mark_read(atendimento, author=author, em=escrito.em)
    return parecer


def mark_read(atendimento: CamposDoAtendimento, *, author: Viewer, em: datetime) -> None:
    """Note that the author has read everything of the atendimento that he may see."""
    if author.pessoa_id is None:
        return
    ate = atendimento.pareceres_publicos if author.cliente else atendimento.pareceres_total
    leitura = Leitura(pessoa_id=author.pessoa_id, ate=ate, em=em, **_place(atendimento))
    Leitura.objects.bulk_create([leitura], ignore_conflicts=True)


def _attach(atendimento: CamposDoAtendimento, parecer: Parecer, escrito: Escrito) -> None:
    place = _place(atendimento)
    if escrito.anexos:
        Anexo.objects.bulk_create(
            Anexo(parecer=parecer, arquivo=novo.arquivo, nome=novo.nome, em=escrito.em, **place)
            for novo in escrito.anexos
        )
    if escrito.mencionados:
        Mencao.objects.bulk_create(
            Mencao(parecer=parecer, pessoa=pessoa, **place) for pessoa in escrito.mencionados
        )


def _words(
    atendimento: CamposDoAtendimento, parecer: Parecer, texto: str, anexos: Sequence[NovoAnexo]
) -> busca.Texto:
    return busca.Texto(
        escritorio_id=atendimento.escritorio_id,
        empresa_id=atendimento.empresa_id,
        atendimento_id=atendimento.pk,
        parecer_id=parecer.pk,
        partes=(texto, *(novo.nome for novo in anexos)),
        interno=parecer.nota_interna,
    )


def _place(atendimento: CamposDoAtendimento) -> dict[str, UUID]:
    return {
        "escritorio_id": atendimento.escritorio_id,
        "empresa_id": atendimento.empresa_id,
        "atendimento_id": atendimento.pk,
    }
