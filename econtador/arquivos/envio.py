"""The guard at the door: how much of a file is let in before anyone looks at it."""

from django.core.files.uploadhandler import FileUploadHandler

from econtador.arquivos.armazem import limit


class LimiteDeEnvio(FileUploadHandler):
    """Lets through a little more than one attachment may have, and drops the rest as it comes.

    First in FILE_UPLOAD_HANDLERS, so that neither memory nor the temporary folder fills up; what
    is let through is still over the limit, and `store` refuses it with its sentence. The whole
    request is bounded by this times DATA_UPLOAD_MAX_NUMBER_FILES.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass a piece on, or None once the limit was passed; `start` is its place in the file."""
        return None if start > limit() else raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the making of the file to the handlers that follow."""
