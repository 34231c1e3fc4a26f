"""Refusals of this room.

Refusal
└── PeopleRefusal
    ├── NameTaken         an organisation or a person of that name is there already
    ├── NoContact         a contact line without a number that can be rung or a mail address
    └── SignInPaused      too many tries at one account, or from one address
"""

from typing import ClassVar

from luodi.web.shared.errors import Refusal


class PeopleRefusal(Refusal):
    """Something about a person or an organisation."""


class NameTaken(PeopleRefusal):
    """Names of organisations and of those who sign in stand once."""

    code: ClassVar[str] = "people_name_taken"
    status: ClassVar[int] = 409
    sentence_zh: ClassVar[str] = "「{name}」已经有了，请换一个名称。"
    sentence_en: ClassVar[str] = "“{name}” is taken; choose another name."


class NoContact(PeopleRefusal):
    """What visitors are told to ring must be there."""

    code: ClassVar[str] = "people_no_contact"
    status: ClassVar[int] = 422
    sentence_zh: ClassVar[str] = "「{line}」里没有打得通的电话或邮箱，请写成 0519-8000 0000 招商部。"
    sentence_en: ClassVar[str] = (
        "“{line}” has no number that can be rung and no mail address; write it like 0519-8000 0000 招商部."
    )


class SignInPaused(PeopleRefusal):
    """Too many tries. `minutes` until the next one is taken; `retry_after` is the same in seconds."""

    code: ClassVar[str] = "people_sign_in_paused"
    status: ClassVar[int] = 429
    sentence_zh: ClassVar[str] = "登录试得太多了，请 {minutes} 分钟后再试。忘了密码请找本组织负责人或运营方重设。"
    sentence_en: ClassVar[str] = (
        "Too many tries. Please wait {minutes} minutes. If the password is forgotten, your lead or the operator can set a new one."
    )
