package io.windlass.inventory;

import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// The rows of an inventory: gzipped CSV without a header, keys encoded as in a URL, in no order across files and, as
/// far as anybody promises, within one.
///
/// @param manifest what the rows hold
record InventoryRows(InventoryManifest manifest) {

    private static final int BUFFER = 1 << 16;

    /// Takes rows.
    @FunctionalInterface
    interface Taker {
        void take(S3Object object) throws IOException;
    }

    /// Tells what lay in the bucket: of several versions of a key the latest, unless that says that it was deleted.
    void tell(InventoryManifest.File file, InputStream raw, Taker objects) throws IOException {
        MessageDigest digest = md5();
        try (DigestInputStream digested = new DigestInputStream(raw, digest)) {
            Reader text = new InputStreamReader(new GZIPInputStream(digested, BUFFER), StandardCharsets.UTF_8);
            try (CSVParser rows = CSVParser.parse(text, CSVFormat.RFC4180)) {
                for (CSVRecord row : rows) {
                    take(file.key() + " row " + row.getRecordNumber(), row, objects);
                }
                // Whatever is behind the last row, before the rows close the stream.
                digested.transferTo(OutputStream.nullOutputStream());
            }
        } catch (UncheckedIOException e) {
            throw new IOException(file.key() + ": " + e.getCause().getMessage(), e);
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(file.md5().toLowerCase(Locale.ROOT))) {
            throw new IOException(file.key() + " has the MD5 " + found + ", and the manifest says " + file.md5()
                    + "; fetch it again");
        }
    }

    private void take(String place, CSVRecord row, Taker objects) throws IOException {
        List<String> columns = manifest.columns();
        if (row.size() != columns.size()) {
            throw new IOException(
                    place + ": it has " + row.size() + " columns, and the manifest names " + columns.size());
        }
        boolean latest = !value(row, "IsLatest").equalsIgnoreCase("false");
        boolean deleted = value(row, "IsDeleteMarker").equalsIgnoreCase("true");
        String key = key(place, value(row, "Key"));
        if (latest && !deleted && !key.isEmpty()) {
            objects.take(new S3Object(
                    new ObjectId(manifest.bucket(), key),
                    "",
                    value(row, "ETag").replace("\"", ""),
                    "",
                    size(place, value(row, "Size")),
                    time(place, value(row, "LastModifiedDate"))));
        }
    }

    private String value(CSVRecord row, String column) {
        int index = manifest.columns().indexOf(column);
        return index < 0 ? "" : row.get(index);
    }

    private static String key(String place, String encoded) throws IOException {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IOException(place + ": its key is not encoded as in a URL: " + encoded, e);
        }
    }

    private static long size(String place, String text) throws IOException {
        if (!text.matches("[0-9]{0,18}")) {
            throw new IOException(place + ": its size is no number: " + text);
        }
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    /// One without a time is as old as the inventory.
    private Instant time(String place, String text) throws IOException {
        try {
            return text.isEmpty() ? manifest.created() : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IOException(place + ": its LastModifiedDate is no time: " + text, e);
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
