"""The word of the canaries."""

CANARY_WORD = "luodi canary 落地"
CANARY_PURPOSE = "custody.canary"
