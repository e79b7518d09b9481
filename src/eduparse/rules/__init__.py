"""Rules as data, and which of them a run goes by."""
