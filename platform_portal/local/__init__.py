"""Everything one machine needs beside the portal: Postgres, Valkey, Envoy, and a supervisor for all of it.

Nothing in here is imported by the application. It needs the packages of the `local` dependency group; production
brings its own services and names them in the environment (see platform_portal/settings/services.py).
"""
