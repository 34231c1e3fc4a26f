"""Types of the part of llvmlite that `luodi.matching` builds its instructions from; llvmlite itself ships none."""

class Type:
    def as_pointer(self) -> Type: ...

class IntType(Type):
    def __init__(self, bits: int) -> None: ...

class VectorType(Type):
    def __init__(self, element: Type, count: int) -> None: ...

class Constant:
    def __init__(self, typ: Type, constant: object) -> None: ...

Undefined: object
