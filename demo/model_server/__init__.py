"""A model server that speaks the Open Inference Protocol (version 2) for scikit-learn models in skops files.

It serves any version of any tenant's model that the portal's registry holds, and loads each at its first use
through the stock MLflow client. The router in front names tenant, model and version in request headers; commands are
taken from whoever shows the portal's token.
"""
