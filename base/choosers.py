"""Views of Wagtail's image chooser that show an empty preview for a picture whose file is damaged or missing."""

from wagtail.admin.views.generic.chooser import ChosenResponseMixin
from wagtail.images.models import SourceImageIOError
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.images.views import chooser

PREVIEW = "max-165x165"


class DamagedPictureMixin:
    """Returns an empty preview of a picture that has no rendition; Wagtail's own views raise an error."""

    def get_chosen_response_data(self, image, *args):
        try:
            return super().get_chosen_response_data(image, *args)
        except SourceImageIOError:
            empty = get_rendition_or_not_found(image, PREVIEW)
            preview = {"url": empty.url, "width": empty.width, "height": empty.height}
            data = ChosenResponseMixin.get_chosen_response_data(self, image)
            return data | {"preview": preview, "default_alt_text": image.default_alt_text}


class ChosenView(DamagedPictureMixin, chooser.ImageChosenView):
    """Returns one chosen picture."""


class ChosenMultipleView(DamagedPictureMixin, chooser.ImageChosenMultipleView):
    """Returns several chosen pictures."""


class UploadView(DamagedPictureMixin, chooser.ImageUploadView):
    """Uploads a picture; its preview may not fit on the disk."""


def connect():
    """Make Wagtail's image chooser use these views: it has no setting for them."""
    chooser.viewset.chosen_view_class = ChosenView
    chooser.viewset.chosen_multiple_view_class = ChosenMultipleView
    chooser.viewset.create_view_class = UploadView
