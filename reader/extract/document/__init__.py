"""From drafts to a document: languages, sentences, sections, identifiers, and the ledger of what was left out."""
