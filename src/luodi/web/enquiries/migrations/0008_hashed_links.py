"""Rows keep fingerprints of tokens instead of the tokens.

Links in hand go on working: a link's token is fingerprinted when it is looked up. From now on it is made from the draft's,
so older enquiries get that link as well, and a second press leads there. What erased rows keep of theirs stays as it is.
"""

import base64
import hashlib
from typing import Any

from django.db import migrations, models
from django.utils.crypto import salted_hmac

from luodi.web.shared.filling import in_batches


def fingerprint_tokens(apps: Any, _editor: object) -> None:
    """Tokens become their SHA-256, that of a draft which was sent becomes that of the link made from it."""
    enquiries = apps.get_model("enquiries", "Enquiry").objects
    for rows in in_batches(enquiries.filter(erased_at=None), "older_link_hash", "link_hash"):
        for key, link, draft in rows:
            hashes = {"older_link_hash": _fingerprint(link), "link_hash": _fingerprint(_link_token(draft))}
            enquiries.filter(pk=key).update(**hashes)
    drafts = apps.get_model("enquiries", "Draft").objects
    for rows in in_batches(drafts.all(), "token_hash"):
        for key, token in rows:
            drafts.filter(pk=key).update(token_hash=_fingerprint(token))


def _fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _link_token(draft: str) -> str:
    made = salted_hmac("luodi.enquiries.link", draft, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).decode("ascii").rstrip("=")


class Migration(migrations.Migration):
    dependencies = [("enquiries", "0007_kept_reading")]

    operations = [
        migrations.RenameField("enquiry", "token", "older_link_hash"),
        migrations.RenameField("enquiry", "draft_token", "link_hash"),
        migrations.RenameField("draft", "token", "token_hash"),
        migrations.AlterField(
            "enquiry",
            "older_link_hash",
            models.CharField(
                help_text="fingerprint of the random token of a link handed out before links were made from the draft's",
                max_length=64,
                unique=True,
                null=True,
                blank=True,
            ),
        ),
        migrations.AlterField(
            "enquiry",
            "link_hash",
            models.CharField(
                help_text="fingerprint of the private link's token, which is made from the draft's: a second press finds it too",
                max_length=64,
                unique=True,
            ),
        ),
        migrations.AlterField(
            "draft",
            "token_hash",
            models.CharField(help_text="fingerprint of its token", max_length=64, unique=True),
        ),
        migrations.AddField(
            "enquiry",
            "link_revoked_at",
            models.DateTimeField(blank=True, null=True, verbose_name="链接停用时间"),
        ),
        # On the way back nothing can make tokens of fingerprints: links handed out then open nothing.
        migrations.RunPython(fingerprint_tokens, migrations.RunPython.noop),
    ]
