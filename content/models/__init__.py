from content.models.cause import CauseIndexPage, CausePage
from content.models.contact import ContactPage
from content.models.finder import PathwayFinderPage
from content.models.glossary import GlossaryEntryPage, GlossaryPage
from content.models.guide import GuideIndexPage, GuidePage
from content.models.home import HomePage
from content.models.loaded import LoadedRecord
from content.models.network import NetworkIndexPage, NetworkPage
from content.models.pathway import PathwayIndexPage, PathwayPage
from content.models.policy import NewsIndexPage, NewsPage, PolicyIndexPage, PolicyPage
from content.models.role import RoleIndexPage, RolePage
from content.models.standard import StandardPage
from content.models.story import ExampleStoryIndexPage, ExampleStoryPage, TestimonyIndexPage, TestimonyPage

__all__ = [
    "CauseIndexPage",
    "CausePage",
    "ContactPage",
    "ExampleStoryIndexPage",
    "ExampleStoryPage",
    "GlossaryEntryPage",
    "GlossaryPage",
    "GuideIndexPage",
    "GuidePage",
    "HomePage",
    "LoadedRecord",
    "NetworkIndexPage",
    "NetworkPage",
    "NewsIndexPage",
    "NewsPage",
    "PathwayFinderPage",
    "PathwayIndexPage",
    "PathwayPage",
    "PolicyIndexPage",
    "PolicyPage",
    "RoleIndexPage",
    "RolePage",
    "StandardPage",
    "TestimonyIndexPage",
    "TestimonyPage",
]
