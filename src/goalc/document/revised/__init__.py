"""Two versions of a document as one in which rows and words are kept, deleted or inserted."""
