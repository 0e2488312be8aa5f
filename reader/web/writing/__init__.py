"""A document as the templates write it: blocks, marks, tables, explanations, the places where one may start."""
