"""What the screens of a company share."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from econtador.base.viewer import Viewer
from econtador.empresas.models import Empresa, EmpresaQuerySet


def of_the_office(viewer: Viewer) -> EmpresaQuerySet:
    """Return the companies of the viewer's escritório, archived ones too."""
    return Empresa.objects.filter(escritorio_id=viewer.escritorio_id)


def load(viewer: Viewer, pk: UUID) -> Empresa:
    """Return a company with its carteira; 404 where the escritório has none such."""
    known = of_the_office(viewer).select_related("carteira", "integrada_por")
    return get_object_or_404(known, pk=pk)
