package io.windlass.local.warehouse.copy;

import com.fasterxml.jackson.core.JacksonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;

/// A part of a file that begins where a row does, read apart from what is before and behind it. Used again and again.
///
/// Its lines count from the one on which it begins, which is 0.
final class JsonChunk implements Callable<JsonChunk> {

    private final JsonRows reader;
    private final JsonExtractor extractor;
    private final RowBatch batch;
    private final String[] values;
    private final byte[] bytes;
    private int size;
    private boolean last;
    private int cutOff;
    private long cutOffLine;

    JsonChunk(JsonRows reader, RowBatch batch, int largest) {
        this.reader = reader;
        this.extractor = reader.extractor();
        this.batch = batch;
        this.values = reader.values();
        this.bytes = new byte[largest];
    }

    /// @return false where there is nothing, or nothing that can be read apart
    boolean fill(ChunkCutter file) {
        size = file.cut(bytes);
        last = file.isEnded();
        return size > 0;
    }

    /// Reads all its rows, or those before one that turns out not to end in it.
    @Override
    public JsonChunk call() throws IOException {
        cutOff = size;
        try {
            batch.clear();
            if (!readAtOnce()) {
                batch.clear();
                readOneByOne();
            }
        } catch (LoadStopped enough) {
            // The batch has as many errors as end any load. The load, to which it is given, says so itself.
            cutOff = size;
        }
        return this;
    }

    RowBatch batch() {
        return batch;
    }

    /// Whether a row begins in it that does not end in it.
    boolean isCutOff() {
        return cutOff < size;
    }

    /// From the row on that does not end in it.
    InputStream rest() {
        return new ByteArrayInputStream(bytes, cutOff, size - cutOff);
    }

    /// The line on which [#rest()] begins.
    long restLine() {
        return cutOffLine;
    }

    InputStream whole() {
        return new ByteArrayInputStream(bytes, 0, size);
    }

    long lines() {
        return Ascii.newlines(bytes, 0, size);
    }

    /// With one parser for all rows: the fast way.
    ///
    /// @return false where that cannot be, since something is wrong; the batch then holds some of the rows
    private boolean readAtOnce() throws IOException, LoadStopped {
        if (JsonRows.hasByteOrderMark(bytes, 0, size)
                || !InvalidCharacters.check(bytes, 0, size, "").isNone()) {
            return false;
        }
        int counted = 0;
        long line = 0;
        try (JsonExtractor rows = extractor.open(bytes, 0, size)) {
            while (rows.next()) {
                if (!rows.isNested()) {
                    return false;
                }
                Problem problem = rows.take(values);
                int end = rows.end();
                line += Ascii.newlines(bytes, counted, end);
                counted = end;
                if (problem.isNone()) {
                    batch.row(values, line);
                } else {
                    batch.bad(-1, problem, line);
                }
            }
        } catch (JacksonException notJson) {
            return false;
        }
        return true;
    }

    /// Row by row, as a whole file is read: each is cut out first, and what is wrong with one stays with it.
    private void readOneByOne() throws IOException, LoadStopped {
        JsonFrames frames = new JsonFrames(whole(), 0);
        if (!reader.rows(frames, extractor, batch, last)) {
            cutOff = (int) frames.position();
            cutOffLine = frames.firstLine();
        }
    }
}
