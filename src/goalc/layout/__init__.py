"""Model → document, through the templates of a form pack. Knows jinja2; no DOCX, no XLSX."""
