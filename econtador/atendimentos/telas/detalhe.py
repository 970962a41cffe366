"""The detail: the thread of pareceres and events, in the order in which they happened."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Prefetch

from econtador.arquivos.miniaturas import has_thumbnail
from econtador.atendimentos.frases import sentence
from econtador.atendimentos.models import Acao, Anexo, Atendimento, Evento, Leitura, Parecer
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa
from econtador.prazos.rotulos import exato, relativo

NO_FIO = 100
SEM_LINHA = (Acao.PARECER, Acao.NOTA, Acao.ABERTO)


@dataclass(frozen=True, slots=True)
class Lido:
    """Somebody had read a parecer by then."""

    pessoa: Pessoa
    quando: str


@dataclass(frozen=True, slots=True)
class AnexoNaTela:
    """A file of a parecer: addresses, and size in words."""

    nome: str
    url: str
    tamanho: str
    icone: str
    miniatura: str


@dataclass(frozen=True, slots=True)
class Entrada:
    """One entry of the thread: a parecer, or an event as a sentence."""

    em: datetime
    quando: str
    exato: str
    autor: Pessoa | None
    parecer: Parecer | None = None
    frase: str = ""
    interno: bool = False
    acao: str = ""
    lido_por: list[Lido] = field(default_factory=list)
    anexos: list[AnexoNaTela] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fio:
    """The newest entries, oldest first; `anteriores` counts the pareceres left out."""

    entradas: list[Entrada]
    anteriores: int


def thread(atendimento: Atendimento, viewer: Viewer, agora: datetime, *, tudo: bool = False) -> Fio:
    """Return the thread that the viewer may see: four queries, whatever its length."""
    pareceres = pareceres_of(atendimento, None if tudo else NO_FIO)
    fuso = atendimento.empresa.fuso
    lidos = list(_leituras(atendimento)) if viewer.operador else []
    entries = [_of_parecer(each, agora, fuso, lidos) for each in pareceres]
    entries += [_of_evento(each, agora, fuso) for each in _eventos(atendimento, pareceres)]
    entries.sort(key=lambda entrada: entrada.em)
    total = atendimento.pareceres_publicos if viewer.cliente else atendimento.pareceres_total
    return Fio(entries, total - len(pareceres))


def pareceres_of(atendimento: Atendimento, newest: int | None = None) -> list[Parecer]:
    """Return the pareceres with people, text and anexos, oldest first; row security hides notas."""
    anexos = Prefetch("anexos", Anexo.objects.select_related("arquivo").order_by("id"))
    found = (
        Parecer.objects.filter(atendimento_id=atendimento.pk)
        .with_people()
        .prefetch_related(anexos)
        .order_by("-ordem")
    )
    return list(found[:newest] if newest else found)[::-1]


def _eventos(atendimento: Atendimento, pareceres: list[Parecer]) -> Iterable[Evento]:
    since = pareceres[0].em if pareceres else atendimento.aberto_em
    eventos = Evento.objects.filter(atendimento_id=atendimento.pk, em__gte=since)
    return eventos.exclude(acao__in=SEM_LINHA).select_related("autor").order_by("ordem")


def _leituras(atendimento: Atendimento) -> Iterable[Leitura]:
    return (
        Leitura.objects.filter(atendimento_id=atendimento.pk)
        .select_related("pessoa")
        .order_by("pessoa_id", "ate")
    )


def _of_parecer(parecer: Parecer, agora: datetime, fuso: str, leituras: list[Leitura]) -> Entrada:
    return Entrada(
        em=parecer.em,
        quando=relativo(parecer.em, agora, fuso),
        exato=exato(parecer.em, fuso),
        autor=parecer.autor,
        parecer=parecer,
        interno=parecer.nota_interna,
        anexos=[_of_anexo(anexo) for anexo in parecer.anexos.all()],
        lido_por=_readers(parecer, leituras, agora, fuso),
    )


def _of_evento(evento: Evento, agora: datetime, fuso: str) -> Entrada:
    return Entrada(
        em=evento.em,
        quando=relativo(evento.em, agora, fuso),
        exato=exato(evento.em, fuso),
        autor=evento.autor,
        frase=sentence(evento),
        interno=evento.interno,
        acao=evento.acao,
    )


def _of_anexo(anexo: Anexo) -> AnexoNaTela:
    tipo = anexo.arquivo.tipo
    return AnexoNaTela(
        nome=anexo.nome,
        url=f"/anexos/{anexo.pk}",
        tamanho=size_in_words(anexo.arquivo.tamanho),
        icone="image" if tipo.startswith("image/") else ICONES.get(anexo.nome[-4:].lower(), "file"),
        miniatura=f"/anexos/{anexo.pk}/miniatura" if has_thumbnail(tipo) else "",
    )


def size_in_words(tamanho: int) -> str:
    """Return a size in bytes as people read it: "96 kB", "1,4 MB"."""
    if tamanho < 1_000_000:
        return f"{max(1, round(tamanho / 1000))} kB"
    return f"{tamanho / 1_000_000:.1f} MB".replace(".", ",")


ICONES = {
    ".pdf": "file-text",
    "xlsx": "file-spreadsheet",
    ".csv": "file-spreadsheet",
    ".zip": "file-archive",
    ".rar": "file-archive",
    "docx": "file-text",
    ".xml": "file-text",
}


def _readers(parecer: Parecer, leituras: list[Leitura], agora: datetime, fuso: str) -> list[Lido]:
    first: dict[object, Lido] = {}
    for leitura in leituras:
        if leitura.pessoa_id in first or leitura.pessoa_id == parecer.autor_id:
            continue
        if _covers(leitura, parecer):
            first[leitura.pessoa_id] = Lido(leitura.pessoa, relativo(leitura.em, agora, fuso))
    return list(first.values())


def _covers(leitura: Leitura, parecer: Parecer) -> bool:
    if leitura.pessoa.tipo == "cliente":
        return not parecer.nota_interna and leitura.ate >= parecer.ordem_publica
    return leitura.ate >= parecer.ordem
