package io.windlass.local.warehouse.copy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.ByteStreamWriter;

/// A COPY into nothing that remembers what was sent.
final class RecordingCopy implements CopyIn {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final LongConsumer each;
    private final long most;
    private boolean active = true;

    RecordingCopy() {
        this(Long.MAX_VALUE, _ -> {});
    }

    /// @param most bytes that are taken; the next are refused
    /// @param each hears of each block before it is taken: how many bytes were
    RecordingCopy(long most, LongConsumer each) {
        this.most = most;
        this.each = each;
    }

    String text() {
        return sent.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void writeToCopy(byte[] bytes, int offset, int length) throws SQLException {
        each.accept(sent.size());
        if (sent.size() + length > most) {
            throw new SQLException("no more than " + most + " bytes");
        }
        sent.write(bytes, offset, length);
    }

    @Override
    public void writeToCopy(ByteStreamWriter writer) throws SQLException {
        try {
            writer.writeTo(() -> sent);
        } catch (IOException failed) {
            throw new SQLException(failed);
        }
    }

    @Override
    public void flushCopy() {
        // Everything is there at once.
    }

    @Override
    public long endCopy() {
        active = false;
        return getHandledRowCount();
    }

    @Override
    public void cancelCopy() {
        active = false;
        sent.reset();
    }

    @Override
    public int getFieldCount() {
        return 0;
    }

    @Override
    public int getFormat() {
        return 0;
    }

    @Override
    public int getFieldFormat(int field) {
        return 0;
    }

    @Override
    public boolean isActive() {
        return active;
    }

    @Override
    public long getHandledRowCount() {
        return text().lines().count();
    }
}
