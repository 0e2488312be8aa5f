"""An accessible voice and text reader for French patient-information pages."""

__version__ = "0.1.0"
