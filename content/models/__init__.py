from content.models.cause import CauseIndexPage, CausePage
from content.models.contact import ContactPage
from content.models.finder import PathwayFinderPage
from content.models.glossary import GlossaryEntryPage, GlossaryPage
from content.models.guide import GuideIndexPage, GuidePage
from content.models.home import HomePage
from content.models.network import NetworkPage
from content.models.network_index import NetworkIndexPage
from content.models.pathway import PathwayPage
from content.models.pathway_index import PathwayIndexPage
from content.models.policy import NewsIndexPage, NewsPage, PolicyIndexPage, PolicyPage
from content.models.question import QuestionIndexPage, QuestionPage
from content.models.role import RoleIndexPage, RolePage
from content.models.standard import StandardPage
from content.models.story import ExampleStoryPage, TestimonyPage
from content.models.story_index import ExampleStoryIndexPage, TestimonyIndexPage
from content.models.translation import LanguagePage, TranslationPage

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
    "LanguagePage",
    "NetworkIndexPage",
    "NetworkPage",
    "NewsIndexPage",
    "NewsPage",
    "PathwayFinderPage",
    "PathwayIndexPage",
    "PathwayPage",
    "PolicyIndexPage",
    "PolicyPage",
    "QuestionIndexPage",
    "QuestionPage",
    "RoleIndexPage",
    "RolePage",
    "StandardPage",
    "TestimonyIndexPage",
    "TestimonyPage",
    "TranslationPage",
]
