"""Who is not seen or not reached: alone, without care, without the team, there twice."""
