"""What is written: formats, files and folders."""
