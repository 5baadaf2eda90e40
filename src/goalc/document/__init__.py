"""The narrow waist: pages, paragraphs and tables, without indicators and without file formats."""
