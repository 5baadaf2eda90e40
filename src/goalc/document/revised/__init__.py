"""Two versions of a document as one document in which rows and words are kept, deleted or inserted."""
