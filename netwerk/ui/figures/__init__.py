"""What the page of figures and the figures on a page of a kern or gebied are drawn with."""
