"""Which number stands for which kind, so that a key is one number in a column: tantivy reads no text from columns.

Kept in the index with what it describes, as `columns` are.
"""

from base.keys import PAGE, Key

NUMBER_BITS = 48  # of a packed key; above them stands the kind


class Kinds:
    """Kinds that were given a number.

    Args:
        known: in the order of their numbers, as `known` was.
    """

    def __init__(self, known=(PAGE,)):
        self.known = list(known)

    def packed(self, key):
        """Return a `base.keys.Key` as one number, giving out one for its kind where needed; a page keeps its own."""
        if key.kind not in self.known:
            self.known.append(key.kind)
        return self.known.index(key.kind) << NUMBER_BITS | key.number

    def key(self, packed):
        """Return the Key that a number stands for."""
        return Key(self.known[packed >> NUMBER_BITS], packed & ((1 << NUMBER_BITS) - 1))
