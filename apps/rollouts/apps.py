"""The rollouts app: traffic routes, canary rollouts and the engine that moves them."""

from django.apps import AppConfig


class RolloutsConfig(AppConfig):
    """Register what a promotion means with the approvals app, which knows no domain of its own."""

    name = "apps.rollouts"
    label = "rollouts"
    verbose_name = "Rollouts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let approved promotions start rollouts, and quotas count those in flight."""
        from apps.approvals import handlers as approvals_handlers
        from apps.rollouts.handlers import PromotionHandler
        from apps.rollouts.models import Rollout
        from apps.tenants import counters
        from apps.tenants.choices import Quota

        approvals_handlers.register(PromotionHandler())
        counters.register(
            Quota.ROLLOUTS_IN_FLIGHT,
            lambda tenant_id: Rollout.objects.filter(tenant_id=tenant_id).active().count(),
        )
