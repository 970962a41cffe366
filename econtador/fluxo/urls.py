"""The addresses of fases and tipos."""

from django.urls import path

from econtador.fluxo.views import checklist, fases, perguntas, tipos

urlpatterns = [
    path("fases", fases.lista, name="fases"),
    path("fases/nova", fases.nova, name="nova-fase"),
    path("fases/<uuid:pk>", fases.fase, name="fase"),
    path("fases/<uuid:pk>/arquivamento", fases.arquivamento, name="arquivar-fase"),
    path("fases/<uuid:pk>/restauracao", fases.restauracao, name="restaurar-fase"),
    path("fases/<uuid:pk>/subida", fases.subida, name="subir-fase"),
    path("fases/<uuid:pk>/descida", fases.descida, name="descer-fase"),
    path("tipos", tipos.lista, name="tipos"),
    path("tipos/novo", tipos.novo, name="novo-tipo"),
    path("tipos/<uuid:tipo>", tipos.tipo, name="tipo"),
    path("tipos/<uuid:tipo>/arquivamento", tipos.arquivamento, name="arquivar-tipo"),
    path("tipos/<uuid:tipo>/restauracao", tipos.restauracao, name="restaurar-tipo"),
    path("tipos/<uuid:tipo>/copias", tipos.copias, name="copiar-tipo"),
    path("tipos/<uuid:tipo>/perguntas", perguntas.lista, name="perguntas-do-tipo"),
    path(
        "tipos/<uuid:tipo>/perguntas/<uuid:pergunta>", perguntas.pergunta, name="pergunta-do-tipo"
    ),
    path(
        "tipos/<uuid:tipo>/perguntas/<uuid:pergunta>/arquivamento",
        perguntas.arquivamento,
        name="arquivar-pergunta",
    ),
    path(
        "tipos/<uuid:tipo>/perguntas/<uuid:pergunta>/restauracao",
        perguntas.restauracao,
        name="restaurar-pergunta",
    ),
    path(
        "tipos/<uuid:tipo>/perguntas/<uuid:pergunta>/subida",
        perguntas.subida,
        name="subir-pergunta",
    ),
    path(
        "tipos/<uuid:tipo>/perguntas/<uuid:pergunta>/descida",
        perguntas.descida,
        name="descer-pergunta",
    ),
    path("tipos/<uuid:tipo>/checklist", checklist.lista, name="checklist-do-tipo"),
    path("tipos/<uuid:tipo>/checklist/<uuid:modelo>", checklist.item, name="item-do-tipo"),
    path(
        "tipos/<uuid:tipo>/checklist/<uuid:modelo>/arquivamento",
        checklist.arquivamento,
        name="arquivar-item",
    ),
    path(
        "tipos/<uuid:tipo>/checklist/<uuid:modelo>/restauracao",
        checklist.restauracao,
        name="restaurar-item",
    ),
    path("tipos/<uuid:tipo>/checklist/<uuid:modelo>/subida", checklist.subida, name="subir-item"),
    path(
        "tipos/<uuid:tipo>/checklist/<uuid:modelo>/descida", checklist.descida, name="descer-item"
    ),
]
