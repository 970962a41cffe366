"""The letters: plain text and HTML, with headers that no name can break."""

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from econtador.avisos.correio.descadastro import stop_link
from econtador.avisos.correio.noticia import Noticia, absolute, one_line
from econtador.pessoas.models import Pessoa

ASSUNTO_MAX = 140
NO_RESUMO = 50


@dataclass(frozen=True, slots=True)
class Chave:
    """What makes a letter the same when it is sent again: mail programs show it once."""

    id: UUID
    conversa: UUID | None = None


def notice_letter(pessoa: Pessoa, noticia: Noticia, chave: Chave) -> EmailMultiAlternatives:
    """Return the letter that tells `pessoa` of one thing."""
    assunto = f"Atendimento {noticia.numero}: {noticia.nome} ({noticia.autor})"
    return _letter("aviso", pessoa, assunto, {"noticia": noticia}, chave)


def digest_letter(
    pessoa: Pessoa, noticias: Sequence[Noticia], chave: Chave
) -> EmailMultiAlternatives:
    """Return the letter that tells `pessoa` of everything since the last one, by atendimento."""
    shown = noticias[:NO_RESUMO]
    grupos: dict[int, list[Noticia]] = {}
    for noticia in shown:
        grupos.setdefault(noticia.numero, []).append(noticia)
    novidades = "1 novidade" if len(noticias) == 1 else f"{len(noticias)} novidades"
    context = {
        "grupos": list(grupos.values()),
        "restantes": len(noticias) - len(shown),
        "lista": absolute(reverse("avisos")),
    }
    return _letter("resumo", pessoa, f"Resumo do dia: {novidades}", context, chave)


def _letter(
    modelo: str, pessoa: Pessoa, assunto: str, context: dict[str, object], chave: Chave
) -> EmailMultiAlternatives:
    stop = absolute(stop_link(pessoa))
    context |= {
        "nome": one_line(pessoa.nome),
        "parar": stop,
        "preferencias": absolute(reverse("preferencias-de-avisos")),
    }
    message = EmailMultiAlternatives(
        subject=_subject(assunto),
        body=render_to_string(f"avisos/email/{modelo}.txt", context).strip() + "\n",
        to=[pessoa.email],
        headers=_headers(stop, chave),
    )
    message.attach_alternative(
        render_to_string(f"avisos/email/{modelo}.html", context), "text/html"
    )
    return message


def _subject(assunto: str) -> str:
    line = one_line(assunto)
    short = line if len(line) <= ASSUNTO_MAX else line[: ASSUNTO_MAX - 1].rstrip() + "…"
    return f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{short}"


def _headers(stop: str, chave: Chave) -> dict[str, str]:
    headers = {
        "Message-ID": _message_id(chave.id),
        "Auto-Submitted": "auto-generated",  # RFC 3834: no machine answers a machine
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",  # RFC 8058
    }
    if chave.conversa:
        headers["References"] = _message_id(chave.conversa)
    return headers


def _message_id(pk: UUID) -> str:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{pk}@{domain}>"
