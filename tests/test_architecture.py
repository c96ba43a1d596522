"""The house stays as docs/architecture.md describes it: a reader guesses where everything is, and is right."""

import gzip
import importlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import factory
import grimp
import pytest
from django.conf import settings
from django.template.loader import get_template
from wagtail.models import Page, get_page_models

from base.models import BasePage

ROOT = settings.BASE_DIR
PAGE_TYPES = [model for model in get_page_models() if model is not Page]
APPS = ("base", "accounts", "search", "content", "practices", "research", "tracker", "figures", "initial_content")
TEMPLATES = ROOT / "templates"
# What the CMS shows to editors follows the rules of Wagtail.
PUBLIC_TEMPLATES = list(TEMPLATES.rglob("*.html"))
COMPONENTS = sorted(TEMPLATES.glob("components/*.html"))
STYLESHEETS = sorted((ROOT / "static/css/components").glob("*.css"))
MODULES_LINES = 250

REQUIRED = {
    *("manage.py", "pyproject.toml", "requirements.txt", "requirements-dev.txt", "Dockerfile", "compose.yaml"),
    *("Makefile", "README.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "publiccode.yml"),
    *(".ci", "deploy", "docs", "vsv_site", *APPS, "templates", "static", "tests"),
}
ALLOWED = REQUIRED | {"tracker", "figures", "reports", "exchange", "outreach", "usage", "var"}


def kept_files():
    """Yield every file that belongs to the repository: not what .gitignore names, nor a tool's cache."""
    ignored = {line.strip().rstrip("/") for line in (ROOT / ".gitignore").read_text().splitlines()} | {".git"}
    folders = [ROOT]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            if path.name in ignored or any(path.match(pattern) for pattern in ignored if "*" in pattern):
                continue
            if path.is_dir():
                if not (path / "CACHEDIR.TAG").exists():
                    folders.append(path)
            else:
                yield path


FILES = sorted(kept_files())
PYTHON = [path for path in FILES if path.suffix == ".py"]


def name(path):
    return str(path.relative_to(ROOT))


def without_comments(template):
    return re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", template, flags=re.DOTALL)


def test_imports_run_downward_and_siblings_never_import_each_other():
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_every_app_stands_in_the_contract():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    ours = {app for app in settings.INSTALLED_APPS if (ROOT / app).is_dir()}
    assert ours == set(APPS)
    layered = re.findall(r"\w+", " ".join(contracts["contracts"][0]["layers"]))
    assert {*ours, "vsv_site"} == set(contracts["root_packages"]) == set(layered)


def test_no_modules_import_each_other_in_a_circle():
    """Imports inside functions count as well: they only hide a circle."""
    graph = grimp.build_graph("vsv_site", *APPS, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    # What imports nothing that is left is in no circle, again and again.
    while free := {module for module, imported in imports.items() if not imported & imports.keys()}:
        for module in free:
            del imports[module]
    assert sorted(imports) == []


def test_an_import_inside_a_function_is_one_that_django_demands():
    """``AppConfig.ready`` runs before there are models; the process that reads a file loads one parser only."""
    inside = re.compile(r"^ +(?:from [\w.]+ )?import ", re.MULTILINE)
    ours = [path for path in PYTHON if path.relative_to(ROOT).parts[0] in APPS]
    assert [
        name(path) for path in ours if path.name not in {"apps.py", "child.py"} and inside.search(path.read_text())
    ] == []


def test_the_top_level_holds_what_the_architecture_names_and_nothing_else():
    shown = {path.relative_to(ROOT).parts[0] for path in FILES}
    assert REQUIRED - shown == set()
    assert {entry for entry in shown - ALLOWED if not entry.startswith(".")} == set()


def test_every_app_has_its_tests_and_every_environment_its_settings():
    for app in APPS:
        assert (ROOT / app / "apps.py").exists()
        assert list((ROOT / "tests" / app).glob("test_*.py")), app
    environments = {path.stem for path in (ROOT / "vsv_site/settings").glob("*.py")}
    assert environments == {"__init__", "base", "dev", "test", "production"}


def test_no_module_is_longer_than_two_screens():
    lengths = {name(path): len(path.read_text().splitlines()) for path in PYTHON if "migrations" not in path.parts}
    assert {path: length for path, length in lengths.items() if length > MODULES_LINES} == {}


def test_no_module_is_a_drawer_for_everything():
    drawers = re.compile(r"(utils?|helpers?|common|misc|tools|functions)\.py")
    assert [name(path) for path in PYTHON if drawers.fullmatch(path.name)] == []


def test_no_file_knows_the_machine_it_was_made_on():
    """In pieces, so that this file does not accuse itself."""
    folders = r"(?<![\w.])/(?:work|root|Users|home/[a-z]\w*)/"
    hosts = r"\b(?:" + "|".join(("py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.(?:org|com)")) + ")"
    mirrors = r"--(?:extra-)?" + r"index-url\b\s*\S*://|artifact" + r"ory|\bnexus\b|regis" + r"try\.[a-z-]+\.[a-z]+"
    pattern = re.compile("|".join((folders, hosts, mirrors)))
    found = []
    for path in FILES:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name(path)}: {match.group()}" for match in pattern.finditer(text)]
    assert found == []


# Page types


def test_every_page_type_is_one_of_ours():
    assert PAGE_TYPES
    assert all(issubclass(model, BasePage) for model in PAGE_TYPES)


def test_every_page_type_has_a_factory():
    modules = [
        importlib.import_module(f"tests.factories.{path.stem}") for path in (ROOT / "tests/factories").glob("[!_]*.py")
    ]
    made = {
        each._meta.model
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, factory.Factory) and not each._meta.abstract
    }
    assert [model.__name__ for model in PAGE_TYPES if model not in made] == []


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_a_page_type_has_its_template_and_dutch_names(model):
    app, template = model.template.split("/")
    snake = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
    assert (app, template) == (model._meta.app_label, f"{snake}.html")
    assert get_template(model.template)
    assert "verbose_name" in model._meta.original_attrs
    # A name that Django made up from an English identifier was forgotten.
    own = [column for column in model._meta.local_fields if not column.primary_key]
    assert [column.name for column in own if column.verbose_name == column.name.replace("_", " ")] == []


# Templates, styles and scripts


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_says_on_top_what_it_needs(path):
    first = path.read_text().splitlines()[0]
    assert re.fullmatch(r"{# .*context.* #}", first, re.IGNORECASE), first


def test_a_stylesheet_and_its_component_carry_one_name():
    templates = {path.stem for path in PUBLIC_TEMPLATES} | {
        path.stem.removesuffix("_page") for path in PUBLIC_TEMPLATES
    }
    folders = {path.parent.name for path in PUBLIC_TEMPLATES}
    assert [path.stem for path in STYLESHEETS if path.stem not in templates | folders] == []


def test_a_stylesheet_of_a_component_styles_no_element_everywhere():
    for path in STYLESHEETS:
        css = re.sub(r"/\*.*?\*/|@page[^}]*}|@[^{]*{", "", path.read_text())
        selectors = [each for rule in re.findall(r"([^{}]+){", css) for each in re.split(r",(?![^(]*\))", rule)]
        assert [each for each in selectors if not re.search(r"[.#\[]", each)] == [], name(path)


def test_a_component_gets_only_what_it_names():
    for path in PUBLIC_TEMPLATES:
        assert not re.search(r"{% *(include|import|from)\b", without_comments(path.read_text())), name(path)


def test_public_templates_carry_no_inline_style_or_script():
    for path in PUBLIC_TEMPLATES:
        html = without_comments(path.read_text())
        assert not re.search(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", html, re.IGNORECASE), name(
            path
        )
        assert all(re.search(r"\bsrc=", tag) for tag in re.findall(r"<script\b[^>]*>", html)), name(path)
        assert not re.search(r"{{[^}]*\|safe\b|{% autoescape false", html), name(path)


def test_public_templates_know_no_visitor():
    """One answer serves everybody: no user, no session, no token that sets a cookie."""
    for path in PUBLIC_TEMPLATES:
        html = without_comments(path.read_text())
        assert not re.search(r"request\.(user|session|COOKIES)|{{ *user\b|csrf_token|{% *if user\b", html), name(path)


def test_public_templates_load_nothing_from_elsewhere():
    for path in PUBLIC_TEMPLATES:
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', path.read_text()), name(path)


def test_scripts_are_small_and_import_nothing():
    """Each small as written, all together small as sent; what a page asks for is weighed in a browser."""
    scripts = list((ROOT / "static/js").rglob("*.js"))
    assert scripts
    assert all(path.stat().st_size < 10_000 for path in scripts)
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in scripts) < 10_000
    for path in scripts:
        assert not re.search(r"\bimport\b|\brequire\(|\beval\(|https?://", path.read_text()), name(path)


def test_scripts_of_the_cms_are_small_and_import_nothing_too():
    scripts = list((ROOT / "static/cms").rglob("*.js"))
    assert scripts
    for path in scripts:
        assert path.stat().st_size < 10_000, name(path)
        assert not re.search(r"\bimport\b|\brequire\(|\beval\(|https?://", path.read_text()), name(path)


def test_what_a_test_that_commits_empties_is_put_back_so_that_tests_run_in_any_order():
    others = [path for path in PYTHON if path.parts[-2:] != ("tests", "conftest.py") and path != Path(__file__)]
    assert [name(path) for path in others if re.search(r"transaction=True|transactional_db", path.read_text())] == []
