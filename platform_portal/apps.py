from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    """Django's admin with the portal's own site, which is imported once the apps are loaded."""

    default_site = "platform_portal.admin_site.PortalAdminSite"
