"""What templates of lists need."""

from django import template

from search import formats

register = template.Library()


@register.simple_tag
def other_forms(listing):
    """Give ``[(label, address), …]`` of a list in its other forms."""
    return formats.links(listing)
