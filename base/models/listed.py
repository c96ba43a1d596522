"""What lists, the index, other forms and the API read of whatever a visitor finds: a page or a record."""

from django.db.models import TextChoices

from base.models.search_fields import with_plain_text


class NextStep(TextChoices):
    """What a reader does with a page that another page leads to; the label is a Dutch heading."""

    DO = "doen", "Doen"
    UNDERSTAND = "begrijpen", "Begrijpen"
    CALL = "bellen", "Bellen of vragen"


class ListedMixin:
    """Something that stands in lists and is found: a page or a record.

    Subclasses set these attributes:
        facet_columns: columns of the type by which lists filter.
        api_fields: names of the fields in the API.
        date_field: name of the field with its date or year; without, the first publication is its date.
        in_feeds: whether new ones appear in feeds.
        is_listed: whether lists and search show them; False for an index.
        is_listed_first: whether the type comes first in the choice of types.
        next_step_kind: the `NextStep` that it is for who comes from another page.
        is_saved: whether visitors save it in a list of their own, so that rows have a button for it.
        answers_questions: whether one may answer a question of a visitor whole, so that a search shows it apart.
        search_weight: what its score in a search is multiplied by: below 1 for the many rows of a register, which would
            push aside the page that helps.
        defines_word: whether one says what a word means, and answers only who asks that word.
        written_out: what its title abbreviates, for who searches by one and means the other; "" when it is in full.
        invented: whether they are fiction, which every link to one mentions.
        export_columns: ``(Dutch heading, attribute)`` of the columns of a spreadsheet beside those of every type.
    """

    facet_columns: tuple[str, ...] = ()
    api_fields: tuple[str, ...] = ()
    date_field = ""
    in_feeds = True
    is_listed = True
    is_listed_first = False
    next_step_kind = NextStep.UNDERSTAND
    is_saved = True
    answers_questions = False
    search_weight = 1.0
    defines_word = False
    written_out = ""
    invented = False
    export_columns: tuple[tuple[str, str], ...] = ()

    @classmethod
    def get_search_fields(cls):
        """Return the fields that Wagtail indexes in the database for the search of the CMS."""
        return [with_plain_text(field) for field in super().get_search_fields()]

    @property
    def own_date(self):
        """The date (ISO 8601) or year of its own, "" when it has none."""
        value = getattr(self, self.date_field) if self.date_field else None
        return str(value or "")

    @property
    def type_label(self):
        """The Dutch name of the type, or of its kind when the type has several."""
        return self.get_kind_display() if hasattr(self, "get_kind_display") else self._meta.verbose_name

    def extra_search_terms(self):
        """Return names that find it in search and are in no field of its own, such as those of municipalities."""
        return []
