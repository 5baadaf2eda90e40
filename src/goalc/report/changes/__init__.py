"""Changes for people, programs and forges: a `Review` → text, Markdown, HTML, JSON and other formats."""
