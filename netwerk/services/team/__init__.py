"""Who is in the team and what each may: contact data, roles, who is who."""
