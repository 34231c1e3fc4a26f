"""The outcome of an import, and of each of its rows."""

from django.db import models


class BatchState(models.TextChoices):
    """The state of an import; one with rows left out is never simply "done", and one that was killed stays "running"."""

    RUNNING = "running", "没做完"
    DONE = "done", "完成"
    PARTLY = "partly", "完成有剩"
    UNDONE = "undone", "已撤销"


class Outcome(models.TextChoices):
    """The outcome of a row."""

    ADDED = "added", "新增"
    CHANGED = "changed", "修改"
    PUBLISHED = "published", "发布"
    WITHDRAWN = "withdrawn", "下架"


class Same(models.TextChoices):
    """What to do with a row of which it is not sure that it means an existing listing: without an id it probably does, with
    that listing's id it probably does not."""

    ASK = "ask", "先问"
    CHANGE = "change", "当作同一处，修改它"
    ADD = "add", "当作另一处，新增"
