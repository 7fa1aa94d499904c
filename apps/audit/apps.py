from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "apps.audit"
    label = "audit"
    verbose_name = "Audit trail"

    def ready(self) -> None:
        """Declare what the app adds to the portal, and let core record its jobs and refusals."""
        from apps.audit import services
        from apps.audit.area import AREA
        from apps.core import areas, recorder

        areas.register(AREA)
        recorder.register(recorder.Recorder(record=services.record, record_denied=services.record_denied))
