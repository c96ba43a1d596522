"""The forms with which editors read a file in."""

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from base.forms.links import LinkFormField
from figures.importing.files import MOST_BYTES
from figures.models import FiguresImport, ImportFile, ImportProfile


class FilesForm(forms.Form):
    """A file with figures, with the file that explains its columns where the profile asks one."""

    data = forms.FileField(label="Bestand met de cijfers", help_text="CSV, Excel (.xlsx) of OpenDocument (.ods).")
    meta = forms.FileField(
        label="Bestand .meta.csv",
        required=False,
        help_text="Alleen bij een profiel voor Explore education statistics.",
    )

    def __init__(self, *args, profile=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.profile = profile

    def clean_data(self):
        """Refuse a file that is larger than what may be read."""
        found = self.cleaned_data["data"]
        if found.size > MOST_BYTES:
            size, most = found.size // 1024**2, MOST_BYTES // 1024**2
            raise forms.ValidationError(f"Dit bestand is {size} MB. Het mag hoogstens {most} MB zijn. Verdeel het.")
        return found

    def clean(self):
        """Ask for the second file where the profile needs it."""
        cleaned = super().clean()
        profile = cleaned.get("profile") or self.profile
        if profile and profile.shape == ImportProfile.Shape.EES and not cleaned.get("meta"):
            self.add_error("meta", "Bij dit profiel hoort ook het bestand .meta.csv. Kies het erbij.")
        return cleaned

    @property
    def uploads(self):
        """Return ``{kind of ImportFile: UploadedFile}``."""
        found = {ImportFile.Kind.DATA: self.cleaned_data["data"], ImportFile.Kind.META: self.cleaned_data.get("meta")}
        return {kind: upload for kind, upload in found.items() if upload}


class ImportForm(FilesForm, forms.ModelForm):
    """A file with figures, and the release that it becomes."""

    field_order = (
        "profile",
        "data",
        "meta",
        "publication",
        "code",
        "title",
        "publisher",
        "published_on",
        "covers",
        "url",
    )

    url = LinkFormField(label="link", required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = FiguresImport
        fields = ("profile", "publication", "code", "title", "publisher", "published_on", "covers", "url")
        widgets = {"published_on": AdminDateInput}
        error_messages = {
            "code": {"invalid": "Gebruik alleen letters, cijfers en streepjes, zoals vsv-2023-2024."},
        }
        help_texts = {
            "profile": "Zegt hoe het bestand in elkaar zit. Elk jaar hetzelfde.",
            "publication": "Bepaalt ook welke regel voor kleine aantallen geldt.",
            "published_on": "De dag waarop de bron ze uitbracht. Lezers zien die.",
        }

    def clean_published_on(self):
        """Refuse a day that is still to come."""
        day = self.cleaned_data["published_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(
                "Deze dag moet nog komen. Cijfers die verschenen zijn, hebben een dag tot vandaag."
            )
        return day
