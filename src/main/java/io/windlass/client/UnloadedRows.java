package io.windlass.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.journal.Listing;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rows that a statement wrote to S3 as lines of JSON, read a stretch at a time.
///
/// @param objects objects in S3
/// @param listing what lies in buckets
/// @param settings where Windlass's own objects lie
record UnloadedRows(ObjectStore objects, Listing listing, ClientSettings settings) {

    /// Bytes of a page; a longer row makes it longer.
    private static final int STRETCH = 1 << 20;

    /// The longest row there can be: SUPER holds 16 MB, and columns beside it hold more.
    private static final int LONGEST = 256 << 20;

    /// Where the rows of a part of a query lie.
    static String folder(String query, int part) {
        return folder(query) + part + "/";
    }

    /// Where those of all its parts lie.
    static String folder(String query) {
        return "results/" + query + "/";
    }

    /// @param rows those of the stretch
    /// @param next where the next begins; empty where there are no more
    record Stretch(List<Row> rows, Optional<Cursor> next) {}

    /// Where the first file of a part begins; empty where the part has no rows.
    Optional<Cursor> first(String query, int part) {
        return after(query, part, "");
    }

    /// Reads on.
    Stretch read(String query, Cursor.InFile at, Decoder decoder) {
        ObjectId file = new ObjectId(settings.ownBucket(), at.key());
        int length = STRETCH;
        while (true) {
            byte[] bytes = objects.read(file, at.from(), length);
            boolean last = bytes.length < length;
            int end = last ? bytes.length : lineEnd(bytes);
            if (end == 0 && !last) {
                if (length >= LONGEST) {
                    throw new IllegalStateException(file + " holds a row of more than " + LONGEST + " bytes");
                }
                length *= 2;
                continue;
            }
            Optional<Cursor> next = last
                    ? after(query, at.part(), at.key())
                    : Optional.of(new Cursor.InFile(at.part(), at.key(), at.from() + end));
            return new Stretch(rows(bytes, end, decoder), next);
        }
    }

    /// Deletes what lies in Windlass's own place below a prefix.
    void delete(String prefix) {
        List<ObjectId> all = new ArrayList<>();
        listing.list(Optional.of(settings.ownBucket()), settings.ownPrefix() + prefix, object -> all.add(object.id()));
        if (!all.isEmpty()) {
            objects.delete(all);
        }
    }

    private Optional<Cursor> after(String query, int part, String key) {
        List<S3Object> found = new ArrayList<>();
        listing.list(Optional.of(settings.ownBucket()), settings.ownPrefix() + folder(query, part), key, object -> {
            if (object.size() > 0) {
                found.add(object);
            }
            return found.isEmpty();
        });
        return found.stream()
                .findFirst()
                .map(file -> new Cursor.InFile(part, file.id().key(), 0));
    }

    /// Behind the last line end; 0 where there is none.
    private static int lineEnd(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static List<Row> rows(byte[] bytes, int end, Decoder decoder) {
        List<Row> rows = new ArrayList<>();
        try {
            int from = 0;
            for (int at = 0; at <= end; at++) {
                if (at == end || bytes[at] == '\n') {
                    if (at > from) {
                        JsonNode line = Kept.JSON.readTree(bytes, from, at - from);
                        rows.add(decoder.row(line));
                    }
                    from = at + 1;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what the warehouse unloaded cannot be read", e);
        }
        return rows;
    }
}
