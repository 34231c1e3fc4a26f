"""Read by the mypy plugin of django-stubs, which looks into every installed app; Luodi uses nothing of it."""
