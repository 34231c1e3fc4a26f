"""Two functions of `bits.py` as machine instructions, for the compiled kernels. Importing this module loads Numba.

Both are written with LLVM's own vectors, so they compile on every processor; where supported, 64 comparisons and the
gathering of their bits become two instructions.
"""

from typing import Any

from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic, overload
from numba.np import arrayobj

from luodi.matching.kernel import bits
from luodi.matching.kernel.bits import WORD

columns: Any = arrayobj


@intrinsic
def packed_vector(_context: Any, answers: Any, at: Any, value: Any) -> Any:
    """`bits.packed` over an array of bytes, comparing 64 of them as one vector."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        column, first, wanted = arguments
        byte, lanes = ir.IntType(8), ir.VectorType(ir.IntType(8), WORD)
        data = columns.make_array(signature.args[0])(context, builder, column).data
        row = builder.load(builder.bitcast(builder.gep(data, [first]), lanes.as_pointer()), align=1)
        one = builder.insert_element(
            ir.Constant(lanes, ir.Undefined), builder.trunc(wanted, byte), ir.Constant(ir.IntType(32), 0)
        )
        zeros = ir.Constant(ir.VectorType(ir.IntType(32), WORD), None)
        every = builder.shuffle_vector(one, ir.Constant(lanes, ir.Undefined), zeros)
        return builder.bitcast(builder.icmp_signed("==", row, every), ir.IntType(WORD))

    return types.int64(answers, types.int64, types.int64), generate


@intrinsic
def population(_context: Any, _word: Any) -> Any:
    """`bits.count_bits` of a 64-bit word."""

    def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        return builder.ctpop(arguments[0])

    return types.int64(types.int64), generate


#: The intrinsics as callers see them, without the context that the compiler passes.
vector: Any = packed_vector
instruction: Any = population


@overload(bits.packed)
def packed(answers: Any, at: Any, value: Any) -> Any:
    """Replaces `bits.packed` in compiled code."""

    def compiled(answers: Any, at: Any, value: Any) -> Any:
        return vector(answers, at, value)

    return compiled


@overload(bits.count_bits)
def count_bits(word: Any) -> Any:
    """Replaces `bits.count_bits` in compiled code."""

    def compiled(word: Any) -> Any:
        return instruction(word)

    return compiled
