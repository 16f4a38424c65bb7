"""What the pages of an actor, a kern, a gebied and a pair are drawn with."""
