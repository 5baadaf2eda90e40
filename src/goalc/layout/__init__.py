"""Model → document, through the templates of a form pack. Knows jinja2, not DOCX or XLSX."""
