"""The demo: two small models, servers for them, and a story that plays the main job from end to end."""
