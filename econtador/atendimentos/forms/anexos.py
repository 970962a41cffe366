"""Files on a form: several at once, and not lost when another field is wrong."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from econtador.arquivos.armazem import store
from econtador.arquivos.catalogo import ArquivoRecusado
from econtador.arquivos.models import Arquivo
from econtador.atendimentos.models import NovoAnexo
from econtador.base.ui.formulario import Arquivos, Formulario
from econtador.base.viewer import Viewer

SALT = "anexo-guardado"
UM_DIA = 60 * 60 * 24


class CampoAnexos(forms.FileField):
    """Zero or more files."""

    widget = Arquivos

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[Any]"]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(CampoAnexos, self).clean(file, initial) for file in files if file]


class ComAnexos(Formulario):
    """A form with anexos.

    Each accepted file is stored at once; when the form fails elsewhere, the page gets a signed
    token for it in `guardados`, so that the person does not choose the file again.
    """

    anexos = CampoAnexos(required=False)

    viewer: Viewer

    def clean_anexos(self) -> list[NovoAnexo]:
        kept = [_kept(token, self.viewer) for token in self._tokens()]
        new = [keep_upload(upload, self.viewer) for upload in self.cleaned_data["anexos"]]
        self.novos_anexos = [anexo for anexo in [*kept, *new] if anexo]
        if len(self.novos_anexos) > settings.ANEXOS_POR_PARECER:
            raise ValidationError(f"Envie até {settings.ANEXOS_POR_PARECER} arquivos por parecer.")
        return self.novos_anexos

    @property
    def guardados(self) -> list[tuple[str, str]]:
        """Return (token, file name) of what was received already, for the page that asks again."""
        return [
            (_token(anexo, self.viewer), anexo.nome) for anexo in getattr(self, "novos_anexos", [])
        ]

    def _tokens(self) -> Sequence[str]:
        getlist = getattr(self.data, "getlist", None)
        return getlist("guardados") if getlist else []


def keep_upload(upload: "UploadedFile[Any]", viewer: Viewer) -> NovoAnexo:
    """Store a file at once and return it; ValidationError if refused."""
    try:
        guardado = store(upload, viewer.escritorio_id)
    except ArquivoRecusado as erro:
        raise ValidationError(erro.mensagem) from erro
    arquivo, _ = Arquivo.objects.get_or_create(
        escritorio_id=viewer.escritorio_id,
        sha256=guardado.sha256,
        defaults={"tamanho": guardado.tamanho, "tipo": guardado.tipo},
    )
    return NovoAnexo(arquivo=arquivo, nome=guardado.nome)


def _token(anexo: NovoAnexo, viewer: Viewer) -> str:
    value = [str(anexo.arquivo.pk), anexo.nome, str(viewer.pessoa_id)]
    return signing.dumps(value, salt=SALT)


def _kept(token: str, viewer: Viewer) -> NovoAnexo | None:
    try:
        arquivo_id, nome, pessoa = signing.loads(token, salt=SALT, max_age=UM_DIA)
    except signing.BadSignature:
        return None
    if pessoa != str(viewer.pessoa_id):
        return None
    arquivo = Arquivo.objects.filter(pk=UUID(arquivo_id)).first()
    return NovoAnexo(arquivo=arquivo, nome=nome) if arquivo else None
