"""A file of the site, edited in a spreadsheet, is read again: a trial names each problem, then comes all or nothing."""

import datetime
import io

import pytest
from django.test import Client
from openpyxl import load_workbook
from wagtail.test.utils.form_data import querydict_from_html

from base.spreadsheets import csv_file
from tests.tracker.entering import preview_of, refused_file, upload, visible, with_rows
from tracker.models import ActionPage, ActionUpdate
from tracker.tables import UPDATE_COLUMNS

NEW = {
    "actie": "1",
    "datum": "2020-03",
    "stem": "minister",
    "wie": "minister van Onderwijs, 2019-2024",
    "status": "gerealiseerd",
    "tekst": "Het is af; echt waar.",
    "bron_titel": "Antwoord op een vraag",
    "bron_uitgever": "Vlaams Parlement",
}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_file_of_the_site_changes_nothing(cms, plan, told_action, import_address, form):
    content = cms.get(f"{plan.url}voortgang/?vorm={form}").content
    text = visible(cms.post(import_address, upload(content, f"x.{form}")).content.decode())
    assert "Dit bestand verandert niets: de ene rij staat al zo op de website." in text


@pytest.mark.parametrize("sign", [";", ","])
def test_a_new_row_is_shown_and_then_published(cms, client, plan, told_action, import_address, sign):
    content = with_rows(cms, plan, NEW)
    if sign == ",":
        content = content.replace('";"', '","')
    answer = cms.post(import_address, upload(content))
    text = visible(answer.content.decode())
    assert "1 rij van je bestand staat al zo op de website." in text
    assert "Zelf gemeld lopend gerealiseerd" in text
    assert ActionUpdate.objects.count() == 1
    cms.post(import_address, {**preview_of(answer), "stap": "bewaar"})
    update = ActionUpdate.objects.get(anchor="2020-03")
    assert (update.text, update.date_precision, update.source_year) == (NEW["tekst"], "maand", None)
    assert ActionPage.objects.get().reported_status == "gerealiseerd"


def test_a_double_click_imports_once(cms, plan, told_action, import_address):
    kept = preview_of(cms.post(import_address, upload(with_rows(cms, plan, NEW))))
    first, second = (cms.post(import_address, {**kept, "stap": "bewaar"}) for _ in range(2))
    assert first.url == second.url
    assert ActionUpdate.objects.count() == 2


def test_who_lost_his_login_before_saving_keeps_the_rows_of_the_file(cms, editor, plan, told_action, import_address):
    kept = preview_of(cms.post(import_address, upload(with_rows(cms, plan, NEW))))
    cms.logout()
    html = cms.post(import_address, {**kept, "stap": "bewaar"}).content.decode()
    assert "Je bent niet meer aangemeld" in html
    again = Client(enforce_csrf_checks=True)
    again.force_login(editor)
    sent = querydict_from_html(html).dict()
    text = visible(again.post(import_address, {**sent, "stap": "bekijk"}).content.decode())
    assert "Het is af; echt waar." in text
    assert "Je meldde je intussen opnieuw aan." in text
    assert ActionUpdate.objects.count() == 1


def test_a_workbook_that_excel_saved_again_is_read(cms, plan, told_action, import_address):
    book = load_workbook(io.BytesIO(cms.get(f"{plan.url}voortgang/?vorm=xlsx").content))
    sheet = book.active
    sheet["C2"], sheet["C2"].number_format = datetime.datetime(2018, 5, 1), "yyyy\\-mm\\-dd"
    sheet["A2"] = 1
    sheet.append([NEW.get(column) for column in UPDATE_COLUMNS])
    sheet["C3"], sheet["C3"].number_format = datetime.datetime(2020, 3, 1), "mmm\\-yy"
    sheet["L3"] = 2020.0
    file = io.BytesIO()
    book.save(file)
    text = visible(cms.post(import_address, upload(file.getvalue(), "x.xlsx")).content.decode())
    assert "Maart 2020 , minister" in text
    assert "1 rij van je bestand staat al zo op de website." in text


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"actie": "99"}, "kolom “actie”: Dit plan heeft geen actie 99."),
        ({"deel": "z"}, "kolom “deel”: Actie 1 heeft geen deel “z”."),
        ({"status": "bijna"}, "kolom “status”: “bijna” is geen status."),
        ({"stem": "buurman"}, "kolom “stem”: “buurman” kennen we niet."),
        ({"datum": "lente 2018"}, "kolom “datum”: Deze datum kunnen we niet lezen."),
        ({"datum": "43221"}, "kolom “datum”: Het rekenblad maakte van deze datum een getal. Bedoel je 1 mei 2018?"),
        ({"datum": "2199-01-01"}, "kolom “datum”: Deze dag moet nog komen."),
        ({"bron_titel": ""}, "kolom “bron_titel”: Geef de titel van de bron"),
        ({"stem": "pers"}, "kolom “status”: “Pers” zet nooit een status."),
        ({"tweedehands": "misschien"}, "kolom “tweedehands”: Schrijf hier “ja”"),
        ({"adres": "1999"}, "kolom “adres”: Actie 1 heeft geen melding met het adres “1999”."),
        ({"verbetert": "1999"}, "kolom “verbetert”: Actie 1 heeft geen melding"),
        ({"tekst": ""}, "kolom “tekst”: Schrijf wat de bron zegt."),
        ({"bron_link": "javascript:alert(1)"}, "kolom “bron_link”:"),
    ],
)
def test_each_problem_names_its_row_and_column(cms, plan, told_action, import_address, row, message):
    text = refused_file(cms, import_address, with_rows(cms, plan, NEW | {"tekst": "Een andere."}, NEW | row))
    assert f"Rij 4, {message}" in text
    assert "Rij 3" not in text


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"dat is": "dat was"}, "tekst"),
        ({'"lopend"': '"gestopt"'}, "status"),
        ({'"2018-05";"";': '"2018-06";"";'}, "datum"),
        ({'"Een departement"': '"Een ander"'}, "bron_uitgever"),
    ],
)
def test_what_is_public_can_not_be_changed_by_a_file(cms, plan, told_action, import_address, change, column):
    text = refused_file(cms, import_address, with_rows(cms, plan, change=change))
    assert f"Rij 2, kolom “{column}”: De melding “2018-05” staat op de website en blijft zoals ze is." in text


@pytest.mark.parametrize("written", ["1/05/2018", "mei/18", "mei 2018", "05/2018"])
def test_a_date_that_a_spreadsheet_wrote_its_own_way_is_the_same_date(cms, plan, told_action, import_address, written):
    content = with_rows(cms, plan, change={'"2018-05";"";': f'"{written}";"";'})
    assert "Dit bestand verandert niets" in cms.post(import_address, upload(content)).content.decode()


def test_doubles_are_told(cms, plan, told_action, import_address):
    content = with_rows(cms, plan, NEW, NEW)
    assert "Rij 4, kolom “tekst”: Dit is dezelfde melding als rij 3." in refused_file(cms, import_address, content)
    lines = with_rows(cms, plan).rstrip("\r\n").split("\r\n")
    twice = "\r\n".join([*lines, lines[-1]])
    assert "Rij 3, kolom “adres”: Deze melding staat ook in rij 2." in refused_file(cms, import_address, twice)


def test_a_row_that_is_left_out_stays_on_the_site(cms, plan, told_action, import_address):
    content = csv_file([UPDATE_COLUMNS, [NEW.get(column, "") for column in UPDATE_COLUMNS]])
    text = visible(cms.post(import_address, upload(content)).content.decode())
    assert "1 melding van de website staat niet in je bestand: die blijft." in text


def test_a_formula_is_told(cms, plan, told_action, import_address):
    book = load_workbook(io.BytesIO(cms.get(f"{plan.url}voortgang/?vorm=xlsx").content))
    book.active.append([{**NEW, "tekst": "=A1&B1", "wie": "#REF!"}.get(column) for column in UPDATE_COLUMNS])
    file = io.BytesIO()
    book.save(file)
    assert "Rij 3, kolom “tekst”: Hier staat een formule." in refused_file(
        cms, import_address, file.getvalue(), "x.xlsx"
    )
    content = with_rows(cms, plan, NEW).replace("Het is af; echt waar.", "=SOM(1;2)")
    assert "Rij 3, kolom “tekst”: Een rekenblad leest dit als een formule." in refused_file(
        cms, import_address, content
    )


def test_a_form_that_a_script_made_up_is_no_import_address(cms, plan, import_address):
    assert cms.post(import_address, {"rijen": "[1]"}).status_code == 404
