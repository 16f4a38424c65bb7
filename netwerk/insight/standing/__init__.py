"""What is not recorded, and whether a finding would still hold if it were."""
