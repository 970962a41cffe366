"""The kit renders, says the words of the domain, holds nothing inline and stays small."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from econtador.base.ui.galeria import PARTES, build_context, build_environment, render_galeria

UI = Path(__file__).parent
STATIC = UI / "static/ui"
TEMPLATES = sorted((UI / "jinja2").rglob("*.html"))
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:|hx-on", re.IGNORECASE
)


class Nesting(HTMLParser):
    """Collects ids, `for`s, `aria-describedby`s and tags that do not close in order."""

    def __init__(self, text):
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.refs: list[str] = []
        self.feed(text)
        self.wrong += self.open

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        self.note(dict(attrs))

    def handle_startendtag(self, tag, attrs):
        self.note(dict(attrs))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")

    def note(self, attrs):
        if "id" in attrs:
            self.ids.append(attrs["id"])
        for name in ("for", "aria-describedby", "aria-labelledby", "popovertarget", "commandfor"):
            self.refs += (attrs.get(name) or "").split()


@pytest.fixture(params=PARTES)
def pagina(request):
    return render_galeria(partes=(request.param,))


def test_it_renders_whole():
    assert render_galeria().rstrip().endswith("</html>")


def test_tags_close_in_order(pagina):
    assert Nesting(pagina).wrong == []


def test_ids_are_single_and_in_kebab_case(pagina):
    """The one exception is the number that Django gives to each option of a choice."""
    ids = Nesting(pagina).ids
    assert len(ids) == len(set(ids))
    assert [one for one in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*(_\d+)?", one)] == []


def test_what_points_to_an_id_finds_it(pagina):
    nesting = Nesting(pagina)
    assert set(nesting.refs) <= set(nesting.ids)


def test_nothing_is_inline(pagina):
    assert INLINE.findall(pagina) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_writes_inline(template):
    assert INLINE.findall(template.read_text(encoding="utf-8")) == []


def test_a_list_page_of_25_rows_is_small():
    pagina = render_galeria(partes=("lista",))
    rows = re.findall(r"<tr.*?</tr>", pagina.split("<tbody>")[1], re.DOTALL)
    assert len((pagina + rows[0] * (25 - len(rows))).encode()) < 55_000


def test_the_form_says_the_words_of_the_manual_in_order():
    pagina = render_galeria(partes=("formulario",))
    words = (
        "Nome do atendimento|Empresa|Departamento|Usuário para delegação|Providenciar até|Parecer"
    )
    labels = re.findall(r"<label[^>]*>\s*([^<]+?)\s*<", pagina)
    assert labels[:6] == words.split("|")
    assert pagina.count("(Opcional)") == 3


def test_a_refused_form_keeps_what_was_typed_and_ties_the_error():
    pagina = render_galeria(partes=("pecas",))
    assert 'value="Folha de novembro"' in pagina
    assert 'aria-describedby="campo-empresa-erro"' in pagina
    assert 'id="campo-empresa-erro"' in pagina
    assert 'href="#campo-empresa"' in pagina


def test_a_note_is_labelled_in_words():
    assert "Nota interna, só o escritório vê" in render_galeria(partes=("conversa",))


@pytest.mark.parametrize(("tema", "faces"), [("claro", "portal"), ("escuro", "packcrm")])
def test_theme_and_face_are_rendered_by_the_server(tema, faces):
    assert f'data-face="{faces}" data-theme="{tema}"' in render_galeria(face=faces, tema=tema)


def test_text_is_escaped():
    context = build_context(face="portal", tema="auto", partes=("lista",))
    context["menu"][0]["itens"][0]["rotulo"] = "<img src=x onerror=alert(1)>"
    pagina = build_environment().get_template("ui/galeria.html").render(context)
    assert "<img src=x" not in pagina


@pytest.mark.parametrize("codigo", [403, 404, 405, 409, 413, 429, 500, 418])
def test_an_error_page_needs_only_its_code(codigo):
    pagina = build_environment().get_template("ui/erro.html").render(codigo=codigo)
    assert f"Erro {codigo}" in pagina
    assert 'href="/"' in pagina
    assert Nesting(pagina).wrong == []


def test_an_error_page_tells_the_reason_given():
    erro = build_environment().get_template("ui/erro.html")
    pagina = erro.render(codigo=409, frase="O atendimento 1036 já está encerrado.", voltar="/a/1")
    assert "O atendimento 1036 já está encerrado." in pagina
    assert 'href="/a/1"' in pagina


def test_every_file_that_the_frame_names_exists():
    caminhos = set(re.findall(r'"/static/ui/([^"#]+)', render_galeria()))
    caminhos |= set(re.findall(r'"/static/ui/([^"#]+)', render_galeria(face="packcrm")))
    assert [one for one in sorted(caminhos) if not (STATIC / one).is_file()] == []


def test_every_behaviour_and_sheet_is_loaded():
    pagina = render_galeria()
    files = [*STATIC.glob("js/*.js"), *STATIC.glob("css/*.css")]
    assert [one.name for one in files if f"/{one.name}" not in pagina] == []
