"""Canaries of the keys."""

from django.db import models


class Canary(models.Model):
    """A known word encrypted under a key for personal data, by which a start notices a lost or wrong key (`keys`)."""

    key_id = models.CharField(max_length=32, unique=True)
    sealed = models.TextField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "密钥核对"
        default_permissions = ()

    def __str__(self) -> str:
        return self.key_id
