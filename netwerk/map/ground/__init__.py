"""Where everybody stands: kernen as parcels of the canvas, people inside their own."""
