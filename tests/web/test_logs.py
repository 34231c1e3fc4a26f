"""A failed page is named in the log, its private link is not."""

import logging

from luodi.web.shared.logs import WithoutTokens


def line(*args: object) -> str:
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "%s: %s", args, None)
    assert WithoutTokens().filter(record)
    return record.getMessage()


def test_token_of_a_private_link_is_replaced() -> None:
    token = "OE-DhAeCJQxOCfJN9pdzbw3QNT5K52SD51836f11efb12d5c"
    assert line("Internal Server Error", f"/find/{token}/answer/") == "Internal Server Error: /find/…/answer/"


def test_ordinary_address_stays() -> None:
    assert line("Internal Server Error", "/listings/170/") == "Internal Server Error: /listings/170/"
