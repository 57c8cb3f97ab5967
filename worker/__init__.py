"""A company's complaint procedure, run entirely by e-mail. The folders are the chapters of the procedure."""

__version__ = "0.3.0"
