from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "apps.registry"
    label = "registry"
    verbose_name = "Models"

    def ready(self) -> None:
        """Let quotas count what the registry holds, and models be shared."""
        from django.urls import reverse

        from apps.registry import usage
        from apps.registry.models import RegisteredModel
        from apps.tenants import counters, sharing
        from apps.tenants.choices import Quota

        counters.register(Quota.MODELS, usage.models)
        counters.register(Quota.VERSIONS, usage.versions)
        counters.register(Quota.STORAGE_BYTES, usage.storage_bytes)
        sharing.register(
            sharing.Kind(
                slug="model",
                label="Model",
                model=RegisteredModel,
                url=lambda model: reverse("registry:model-detail", args=[model.tenant.slug, model.name]),
            )
        )
