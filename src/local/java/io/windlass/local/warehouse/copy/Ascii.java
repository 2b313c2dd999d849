package io.windlass.local.warehouse.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Looks at bytes eight at a time.
final class Ascii {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;
    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
    private static final long ONES = 0x0101010101010101L;

    private Ascii() {}

    /// Counts the ends of lines.
    static int newlines(byte[] bytes, int start, int end) {
        int count = 0;
        int at = start;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            // A byte is zero where there was a newline; the sum carries into the top bit of every other.
            long other = (long) EIGHT.get(bytes, at) ^ NEWLINES;
            count += Long.bitCount(~(((other & LOW_BITS) + LOW_BITS) | other | LOW_BITS));
        }
        for (; at < end; at++) {
            count += bytes[at] == '\n' ? 1 : 0;
        }
        return count;
    }

    /// Where a byte that is neither NUL nor beyond ASCII is not for certain: there, or a little before.
    static int end(byte[] bytes, int start, int end) {
        int at = start;
        while (at + Long.BYTES <= end) {
            long eight = (long) EIGHT.get(bytes, at);
            // The difference borrows into a byte's top bit where the byte is zero.
            if (((eight | (eight - ONES)) & ~LOW_BITS) != 0) {
                break;
            }
            at += Long.BYTES;
        }
        return at;
    }
}
