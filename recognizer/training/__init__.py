"""From digits and a synthetic camera to a new version of the model."""
