"""The press: a Screenplay to production-style pages, and those to PDF and FDX."""
