"""Digest a list of texts.

In: texts. Out: hexadecimal digits. Findings and changes are identified by such digests in users' files, so
the digest of a list must never change.
"""

from __future__ import annotations

from hashlib import blake2b


def digest_texts(texts: tuple[str, ...], size: int) -> str:
    """Return a digest of `size` bytes, as hexadecimal digits; different lists have different content."""
    # Each length keeps a text from running into the next; a file's name may be undecodable.
    content = "".join(f"{len(text)}:{text}" for text in texts)
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
