"""The clause tree, the particulars, the contacts and the quality of a document."""
