"""Files and stores, and packages that not everybody has."""
