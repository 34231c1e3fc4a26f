"""Refusals of the first opening.

Refusal
└── SetupRefusal
    ├── AlreadySetUp      there is an organisation, so there is somebody who can do the rest at the desk
    ├── BadSetup          one or more fields that cannot stand
    └── WrongCode         not the code that the terminal printed
"""

from typing import ClassVar

from luodi.web.shared.errors import Refusal


class SetupRefusal(Refusal):
    """Something about the first opening."""


class AlreadySetUp(SetupRefusal):
    """An installation is opened once."""

    code: ClassVar[str] = "setup_done"
    status: ClassVar[int] = 409
    sentence_zh: ClassVar[str] = "已经设置过了（{organisation}）；其余的请登录工作台再改。"
    sentence_en: ClassVar[str] = (
        "This installation is set up already ({organisation}); sign in to the desk to change the rest."
    )


class BadSetup(SetupRefusal):
    """Fields that cannot stand. `faults` maps each to a sentence; `summary` joins them."""

    code: ClassVar[str] = "setup_bad_fields"
    status: ClassVar[int] = 422
    sentence_zh: ClassVar[str] = "还有要改的：{summary}"
    sentence_en: ClassVar[str] = "Something needs a change: {summary}"


class WrongCode(SetupRefusal):
    """The page opens only with the code from the terminal."""

    code: ClassVar[str] = "setup_wrong_code"
    status: ClassVar[int] = 403
    sentence_zh: ClassVar[str] = "验证码不对。它写在启动 luodi serve 的终端里，每次启动换一个。"
    sentence_en: ClassVar[str] = (
        "That is not the code. It is printed in the terminal where luodi serve was started, a new one each time."
    )
