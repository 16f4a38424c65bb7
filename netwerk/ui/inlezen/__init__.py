"""Reading in files: what is asked, what would happen, what was stored. Drawn by Importeren."""
