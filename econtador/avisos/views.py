"""The list of avisos and what each person chooses about them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from econtador.acessos.porta import Requisicao, pessoa, publica
from econtador.avisos.correio.descadastro import read_stop
from econtador.avisos.forms import PreferenciasForm
from econtador.avisos.models import Aviso, EnderecoMorto, Preferencia
from econtador.avisos.sino import unread
from econtador.avisos.telas import page
from econtador.base.banco.viewing import viewing
from econtador.base.viewer import Viewer
from econtador.pessoas.models import Pessoa

NAO_LIDOS = "nao-lidos"


@pessoa
@require_safe
def avisos(request: Requisicao) -> HttpResponse:
    """GET /avisos: the viewer's own, the newest first; `?ver=nao-lidos` without the read ones."""
    so_nao_lidos = request.GET.get("ver") == NAO_LIDOS
    depois = request.GET.get("depois", "")
    pagina = page(request.viewer, so_nao_lidos=so_nao_lidos, depois=depois, agora=timezone.now())
    context = {
        "pagina": pagina,
        "visoes": _views(so_nao_lidos=so_nao_lidos),
        "so_nao_lidos": so_nao_lidos,
        "primeira": _address(so_nao_lidos=so_nao_lidos) if depois else None,
        "proxima": _address(pagina.proxima, so_nao_lidos=so_nao_lidos) if pagina.proxima else None,
    }
    return render(request, "avisos/lista.html", context)


@pessoa
@require_safe
def sino(request: Requisicao) -> HttpResponse:
    """GET /avisos/sino: the number beside the bell, for a page that is open."""
    return render(request, "avisos/sino.html", {"nao_lidos": unread(request.viewer)})


@pessoa
@require_POST
def lidos(request: Requisicao) -> HttpResponse:
    """POST /avisos/lidos: all up to the newest that the page showed; later ones stay unread."""
    shown = Aviso.objects.visible_to(request.viewer).up_to(request.POST.get("ate", ""))
    shown.mark_read(timezone.now())
    return redirect("avisos")


@pessoa
@require_POST
def leitura(request: Requisicao, pk: UUID) -> HttpResponse:
    """POST /avisos/<pk>/leitura: this one is read."""
    own = Aviso.objects.visible_to(request.viewer).filter(pk=pk)
    if not own.exists():
        raise Http404
    own.mark_read(timezone.now())
    return redirect(_address(so_nao_lidos=request.POST.get("ver") == NAO_LIDOS))


@pessoa
@require_http_methods(["GET", "HEAD", "POST"])
def preferencias(request: Requisicao) -> HttpResponse:
    """GET and POST /avisos/preferencias: of what, on the screen and by e-mail."""
    data = request.POST if request.method == "POST" else None
    form = PreferenciasForm(data, viewer=request.viewer)
    if form.is_valid():
        Preferencia.choose(form.escolhas(), author=request.viewer)
        messages.success(request, "Preferências salvas.")
        return redirect("preferencias-de-avisos")
    eu = Pessoa.objects.get(pk=request.viewer.eu)
    context = {"form": form, "endereco": eu.email, "morto": EnderecoMorto.of(eu)}
    status = 422 if form.errors else 200
    return render(request, "avisos/preferencias.html", context, status=status)


@pessoa
@require_POST
def endereco(request: Requisicao) -> HttpResponse:
    """POST /avisos/endereco: try again the address that its server had refused."""
    EnderecoMorto.revive(Pessoa.objects.get(pk=request.viewer.eu))
    messages.success(request, "Vamos tentar de novo no próximo aviso.")
    return redirect("preferencias-de-avisos")


@publica
@csrf_exempt  # RFC 8058: mail programs post here by themselves; the address itself is the secret
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def parar(request: HttpRequest, token: str) -> HttpResponse:
    """GET and POST /avisos/parar/<token>: from the foot of a letter, no more e-mails."""
    known = read_stop(token)
    if known is None:
        raise Http404
    escritorio_id, pessoa_id, email = known
    sistema = Viewer.sistema(escritorio_id)
    with viewing(sistema):
        # Whoever had the address before is not asked about the letters of who has it now.
        found = get_object_or_404(Pessoa, pk=pessoa_id, email=email)
        if request.method == "POST":
            Preferencia.silence(found.pk, author=sistema)
    context = {"email": email, "pronto": request.method == "POST"}
    return render(request, "avisos/parar.html", context)


def _views(*, so_nao_lidos: bool) -> list[dict[str, object]]:
    return [
        {"rotulo": "Todos", "url": _address(so_nao_lidos=False), "atual": not so_nao_lidos},
        {"rotulo": "Não lidos", "url": _address(so_nao_lidos=True), "atual": so_nao_lidos},
    ]


def _address(depois: UUID | None = None, *, so_nao_lidos: bool) -> str:
    parts = [f"ver={NAO_LIDOS}"] if so_nao_lidos else []
    parts += [f"depois={depois}"] if depois else []
    return "?".join([reverse("avisos"), "&".join(parts)]) if parts else reverse("avisos")
