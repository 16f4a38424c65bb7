"""What files mean: asked of the user, answered and kept; and what an import changes."""
