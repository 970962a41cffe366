"""What a file may be, what it must not be, and the sentence that says so."""

from enum import Enum, StrEnum
from typing import Self

from econtador.base.erros import DadoInvalido

CONHECIDOS = "PDF, imagem, planilha, documento, apresentação, XML, OFX, texto, e-mail ou ZIP"


class Tipo(StrEnum):
    """A kind that we accept; its value is the media type, `extensoes[0]` the usual one."""

    rotulo: str
    extensoes: tuple[str, ...]

    PDF = "application/pdf", "um PDF", "pdf"
    JPEG = "image/jpeg", "uma imagem JPEG", "jpg jpeg jpe jfif"
    PNG = "image/png", "uma imagem PNG", "png"
    GIF = "image/gif", "uma imagem GIF", "gif"
    WEBP = "image/webp", "uma imagem WEBP", "webp"
    HEIC = "image/heic", "uma imagem HEIC", "heic heif"
    TIFF = "image/tiff", "uma imagem TIFF", "tif tiff"
    # rem/ret: CNAB; dec/rec/sped: programs of the Receita Federal; all of them plain text
    TXT = "text/plain", "texto simples", "txt text log md json prn rem ret dec rec sped"
    CSV = "text/csv", "texto em colunas (CSV)", "csv tsv"
    XML = "application/xml", "XML", "xml"
    OFX = "application/x-ofx", "um extrato OFX", "ofx ofc qfx"
    EML = "message/rfc822", "uma mensagem de e-mail", "eml"
    MSG = "application/vnd.ms-outlook", "uma mensagem do Outlook", "msg"
    ZIP = "application/zip", "um arquivo ZIP", "zip"
    RAR = "application/vnd.rar", "um arquivo RAR", "rar"
    SETE_Z = "application/x-7z-compressed", "um arquivo 7z", "7z"
    DOCX = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "um documento do Word",
        "docx",
    )
    XLSX = (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "uma planilha do Excel",
        "xlsx",
    )
    PPTX = (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "uma apresentação do PowerPoint",
        "pptx",
    )
    ODT = "application/vnd.oasis.opendocument.text", "um documento do LibreOffice", "odt"
    ODS = (
        "application/vnd.oasis.opendocument.spreadsheet",
        "uma planilha do LibreOffice",
        "ods",
    )
    ODP = (
        "application/vnd.oasis.opendocument.presentation",
        "uma apresentação do LibreOffice",
        "odp",
    )
    DOC = "application/msword", "um documento do Word 97–2003", "doc dot"
    XLS = "application/vnd.ms-excel", "uma planilha do Excel 97–2003", "xls xlt"
    PPT = "application/vnd.ms-powerpoint", "uma apresentação do PowerPoint 97–2003", "ppt pps"
    PROTEGIDO = "application/octet-stream", "um documento do Office com senha", ""
    P7S = "application/pkcs7-signature", "uma assinatura digital", "p7s p7m p7b"

    def __new__(cls, mime: str, rotulo: str, extensoes: str) -> Self:
        """Make a member from its row: `extensoes` is a list separated by spaces."""
        membro = str.__new__(cls, mime)
        membro._value_ = mime
        membro.rotulo, membro.extensoes = rotulo, tuple(extensoes.split())
        return membro


class Perigo(Enum):
    """A kind that we refuse: the sentence after the file's name, and extensions that tell it."""

    frase: str
    extensoes: tuple[str, ...]

    PROGRAMA = (
        "é um programa ou script e não pode ser anexado.",
        "exe com scr pif bat cmd msi msp mst cpl dll sys drv ocx jar jnlp class apk aab ipa app"
        " appx msix appxbundle msixbundle deb rpm run elf so dylib dex wasm sh bash zsh csh"
        " ksh fish command js mjs cjs jse ts vbs vbe vb ws wsf wsh wsc sct hta ps1 ps1xml psm1"
        " psd1 psc1 py pyc pyw pyz rb pl php phtml phar asp aspx jsp cgi lua swf xpi crx reg lnk"
        " url desktop inf scf chm hlp gadget application appref-ms settingcontent-ms msc ade adp"
        " mde accde library-ms search-ms theme themepack workflow action scpt osx cab",
    )
    PAGINA = (
        "é uma página ou desenho de navegador (HTML ou SVG) e não pode ser anexado. Envie em PDF.",
        "html htm xhtml xht shtml shtm mht mhtml svg svgz xsl xslt xul htc htx",
    )
    MACRO = (
        "contém macros e não pode ser anexado. Salve uma cópia sem macros e envie de novo.",
        "docm dotm xlsm xltm xlam xlsb xla xll xlm pptm ppsm potm ppam ppa sldm wiz iqy slk",
    )
    DISCO = (
        "é uma imagem de disco e não pode ser anexado.",
        "iso img vhd vhdx vmdk dmg udf nrg toast",
    )
    RTF = "está em formato RTF, que não aceitamos. Salve como PDF ou DOCX e envie de novo.", "rtf"
    CERTIFICADO = (
        "é um certificado com chave privada. Não o envie por aqui: quem o tem pode assinar"
        " pela empresa.",
        "pfx p12 pem jks",
    )
    PROGRAMA_DENTRO = (
        "contém um programa, script ou documento com macros e não pode ser anexado.",
        "",
    )
    BOMBA = "se expande muito além do razoável ao ser aberto e não pode ser anexado.", ""
    CAMINHO = "contém nomes que saem da própria pasta e não pode ser anexado.", ""
    DUPLO = "mistura dois formatos num só arquivo e não pode ser anexado.", ""
    ENTIDADES = "é um XML com declarações próprias (DTD), que não aceitamos.", ""
    DANIFICADO = "está danificado ou incompleto. Confira o arquivo e envie de novo.", ""

    def __init__(self, frase: str, extensoes: str) -> None:
        """Fill the member from its row: `extensoes` is a list separated by spaces."""
        self.frase, self.extensoes = frase, tuple(extensoes.split())


Achado = Tipo | Perigo | None

TIPO_DA_EXTENSAO = {ext: tipo for tipo in Tipo for ext in tipo.extensoes}
PERIGO_DA_EXTENSAO = {ext: perigo for perigo in Perigo for ext in perigo.extensoes}


class ArquivoRecusado(DadoInvalido):
    """A file that we do not take; `mensagem` is one Portuguese sentence that names it."""


def refuse(nome: str, frase: str) -> ArquivoRecusado:
    """Build the refusal of the file called `nome` (already cleaned), to be raised by the caller."""
    return ArquivoRecusado(f"“{nome}” {frase}")
