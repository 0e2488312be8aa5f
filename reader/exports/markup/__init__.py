"""What any marked-up form is written with: characters, languages and addresses, marks that nest, blocks as XHTML."""
