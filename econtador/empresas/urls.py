"""The addresses of the room."""

from django.urls import path

from econtador.empresas.views import (
    busca,
    cadastro,
    carteiras,
    contatos,
    empresa,
    importacao,
    lista,
)

CONTATO = "empresas/<uuid:empresa>/contatos/<uuid:contato>"
IMPORTACAO = "empresas/importacao/<uuid:pk>"

urlpatterns = [
    path("empresas", lista.lista, name="empresas"),
    path("empresas/nova", cadastro.nova, name="nova-empresa"),
    path("empresas/busca", busca.busca, name="busca-de-empresas"),
    path("empresas/importacao", importacao.envio, name="importar-empresas"),
    path("empresas/importacao/modelo", importacao.modelo, name="modelo-de-importacao"),
    path(IMPORTACAO, importacao.conferencia, name="importacao"),
    path(f"{IMPORTACAO}/colunas", importacao.colunas, name="colunas-da-importacao"),
    path(f"{IMPORTACAO}/confirmacao", importacao.confirmacao, name="confirmar-importacao"),
    path(f"{IMPORTACAO}/desistencia", importacao.desistencia, name="desistir-da-importacao"),
    path(f"{IMPORTACAO}/recusadas", importacao.recusadas, name="recusadas-da-importacao"),
    path("empresas/<uuid:pk>", empresa.empresa, name="empresa"),
    path("empresas/<uuid:pk>/dados", cadastro.dados, name="dados-da-empresa"),
    path("empresas/<uuid:pk>/integracao", empresa.integracao, name="integracao-da-empresa"),
    path("empresas/<uuid:pk>/arquivamento", empresa.arquivamento, name="arquivar-empresa"),
    path("empresas/<uuid:pk>/restauracao", empresa.restauracao, name="restaurar-empresa"),
    path("empresas/<uuid:pk>/contatos/novo", contatos.novo, name="novo-contato"),
    path(CONTATO, contatos.contato, name="contato"),
    path(f"{CONTATO}/arquivamento", contatos.arquivamento, name="arquivar-contato"),
    path(f"{CONTATO}/restauracao", contatos.restauracao, name="restaurar-contato"),
    path("carteiras", carteiras.lista, name="carteiras"),
    path("carteiras/nova", carteiras.nova, name="nova-carteira"),
    path("carteiras/<uuid:pk>", carteiras.carteira, name="carteira"),
    path("carteiras/<uuid:pk>/arquivamento", carteiras.arquivamento, name="arquivar-carteira"),
    path("carteiras/<uuid:pk>/restauracao", carteiras.restauracao, name="restaurar-carteira"),
]
