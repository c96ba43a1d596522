"""Forms of the CMS. Import from the modules: the library's forms need models that pages' forms precede."""
