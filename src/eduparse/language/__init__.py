"""What is known about Chinese and about the genre, whatever stage asks."""
