"""Who may read figures in, and who may approve them: two permissions, and never both on one file."""

IMPORT, APPROVE = "figures.add_figuresimport", "figures.approve_figuresimport"


def may_import(user):
    """Return whether a user may read files in."""
    return user.has_perm(IMPORT)


def may_approve(user):
    """Return whether a user may approve files that somebody else read in."""
    return user.has_perm(APPROVE)


def may_see(user):
    """Return whether a user has something to do with imports."""
    return may_import(user) or may_approve(user)
