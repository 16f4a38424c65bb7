"""The process that serves: pages, API, readiness and what keeps the rest of the web out."""
