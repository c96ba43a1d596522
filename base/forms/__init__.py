"""Forms of the CMS. Import from the modules: the forms of the library need models, which import the forms of pages."""
