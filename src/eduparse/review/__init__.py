"""What people look at: changes, reports, differences, sources, rules and the installation."""
