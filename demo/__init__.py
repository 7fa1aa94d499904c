"""The demo: two small models, servers for them, and a story that plays the main job from end to end."""

import gc

# scikit-learn and the MLflow client make some hundred thousand objects that stay. With Python's own numbers they are
# looked through again and again, a sixth of each start.
gc.set_threshold(50_000, 20, 20)
