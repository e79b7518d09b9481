"""How much `strip` dares: the two efforts."""

SAFE, THOROUGH = "safe", "thorough"
EFFORTS = (SAFE, THOROUGH)
