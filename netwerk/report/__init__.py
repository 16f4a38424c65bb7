"""Gebiedsbeschrijving: what it says (content), and how it looks (html, docx)."""
