"""Steps for pipelines of other projects."""
