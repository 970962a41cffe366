"""What both faces mount, and the pages of what goes wrong."""

from django.urls import URLPattern, URLResolver, include, path

from econtador.atendimentos.views import confidenciais
from econtador.contas.views import entrar
from econtador.moldura import views
from econtador.moldura.fundacao import after_foundation
from econtador.moldura.primeiro_acesso import primeiro_acesso

comuns: list[URLPattern | URLResolver] = [
    path("entrar", after_foundation(entrar), name="account_login"),
    path("primeiro-acesso", primeiro_acesso, name="primeiro-acesso"),
    path("tema", views.tema, name="tema"),
    path("saude", views.saude, name="saude"),
    path("robots.txt", views.robots, name="robots"),
    path("configuracoes/confidenciais", confidenciais.confidenciais, name="confidenciais"),
    path(
        "configuracoes/confidenciais/<uuid:pk>",
        confidenciais.incluir_me,
        name="confidencial-incluir-me",
    ),
    path("", include("econtador.contas.urls")),
    path("", include("econtador.pessoas.urls")),
    path("", include("econtador.acessos.urls")),
    path("", include("econtador.acessos.cadastros.urls")),
    path("", include("econtador.escritorios.urls")),
    path("", include("econtador.empresas.urls")),
    path("", include("econtador.fluxo.urls")),
    path("", include("econtador.calendario.urls")),
    path("", include("econtador.atendimentos.urls")),
    path("", include("econtador.avisos.urls")),
    path("", include("econtador.relatorios.urls")),
    path("", include("econtador.aovivo.urls")),
]

handler400 = "econtador.moldura.erros.bad_request"
handler403 = "econtador.moldura.erros.forbidden"
handler404 = "econtador.moldura.erros.not_found"
handler429 = "econtador.moldura.erros.too_many"
handler500 = "econtador.moldura.erros.broken"
