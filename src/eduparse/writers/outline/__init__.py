"""The clauses of a document in forms that people and other tools read.

* `markdown`: headings by level, everything else as paragraphs;
* `web_page`: HTML with sections by the clause tree, and tables as tables;
* `tree`: the outline for a terminal, one line a clause;
* `akn`: Akoma Ntoso 3.0, one XML document a line.

None of them changes a document; they show what `split` found. `writers.formats` lists them.
"""
