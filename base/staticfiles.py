"""A static files finder that joins the small CSS files to one stylesheet, without a build step."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.storage import FileSystemStorage

NAME = "css/site.css"


def without_remarks(css):
    """Return a stylesheet without comments, and without the ends of lines after a rule: visitors need neither."""
    return re.sub(r"(?<=[{},;])\s*\n\s*", "", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip()


class StylesheetFinder(BaseFinder):
    """Finds css/site.css: tokens, base, every component and print, written again when a part has changed."""

    def __init__(self, *args, **kwargs):
        self.source = Path(settings.STATICFILES_DIRS[0])
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "stylesheet")

    def parts(self):
        """Return the files to join, in order."""
        css = self.source / "css"
        return [css / "tokens.css", css / "base.css", *sorted(css.glob("components/*.css")), css / "print.css"]

    def build(self):
        """Write the joined stylesheet if a part has changed, and return its path."""
        target = Path(self.storage.path(NAME))
        joined = without_remarks("\n".join(part.read_text(encoding="utf-8") for part in self.parts()))
        if not target.exists() or target.read_text(encoding="utf-8") != joined:
            target.parent.mkdir(parents=True, exist_ok=True)
            # Atomic: another process may be reading the file.
            temporary = target.with_suffix(f".{id(joined)}.tmp")
            temporary.write_text(joined, encoding="utf-8")
            temporary.replace(target)
        return target

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if path != NAME:
            return []
        target = str(self.build())
        return [target] if find_all else target

    def list(self, ignore_patterns):
        self.build()
        yield NAME, self.storage
