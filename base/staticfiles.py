"""One stylesheet from many: the small CSS files, joined in reading order without a build step."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.storage import FileSystemStorage

NAME = "css/site.css"


class StylesheetFinder(BaseFinder):
    """Find css/site.css: tokens, base and then every component, written anew when a part is newer."""

    def __init__(self, *args, **kwargs):
        self.source = Path(settings.STATICFILES_DIRS[0])
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "stylesheet")

    def parts(self):
        """Give the files to join, in order."""
        css = self.source / "css"
        return [css / "tokens.css", css / "base.css", *sorted(css.glob("components/*.css")), css / "print.css"]

    def build(self):
        """Write the joined stylesheet if a part changed since, and give its path."""
        target = Path(self.storage.path(NAME))
        joined = "\n".join(part.read_text(encoding="utf-8") for part in self.parts())
        if not target.exists() or target.read_text(encoding="utf-8") != joined:
            target.parent.mkdir(parents=True, exist_ok=True)
            # Replace in one step: another process may be reading it.
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
