"""Citations: works as CSL knows them, formatted for readers and written for reference managers.

In: records and references of `model`. Out: `item.Item` values; bibliography entries in five styles (`styles.cite`);
BibTeX, RIS and CSL-JSON (`exchange`). Nothing is looked up, and what a record does not say is left out.
"""
