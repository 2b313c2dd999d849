package io.windlass.adoption;

import io.windlass.journal.ObjectId;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// `SYS_COPY_JOB_DETAIL` as CSV with a header. Of its columns `file_location` is the bucket, `file_name` the key,
/// `file_etag` the tag of what was loaded and `status` one of P pending, I ingested, E error and U unknown (Redshift
/// Developer Guide, "SYS_COPY_JOB_DETAIL"; its examples have whole words).
///
/// @param name the file's name
/// @param open the file
/// @param job only files of this job; empty for all
public record CopyJobFiles(String name, Opened open, Optional<String> job) implements Claims {

    private static final List<String> NEEDED = List.of("file_location", "file_name", "status");

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setTrim(false)
            .get();

    @Override
    public void tell(Consumer<Claim> claims, Consumer<Other> others) throws IOException {
        long line = 1;
        try (Reader reader = new InputStreamReader(open.stream(), StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            for (String column : NEEDED) {
                if (parser.getHeaderNames().stream().noneMatch(column::equalsIgnoreCase)) {
                    throw new IOException(name + " line 1: there is no column " + column
                            + "; write all of SYS_COPY_JOB_DETAIL as CSV with a header");
                }
            }
            for (CSVRecord row : parser) {
                take(name + " line " + (line + 1), row, claims, others);
                line = parser.getCurrentLineNumber();
            }
        } catch (UncheckedIOException e) {
            throw new IOException(
                    name + " line " + (line + 1) + ": " + e.getCause().getMessage(), e);
        }
    }

    private void take(String place, CSVRecord row, Consumer<Claim> claims, Consumer<Other> others) {
        if (!row.isConsistent()) {
            others.accept(
                    new Other(place, "a row", "it has " + row.size() + " columns, not as many as the header", true));
            return;
        }
        String bucket = row.get("file_location").strip();
        String key = row.get("file_name");
        String status = row.get("status").strip().toLowerCase(Locale.ROOT);
        boolean other = job.isPresent()
                && row.isMapped("job_name")
                && !row.get("job_name").strip().equals(job.get());
        if (other) {
            return;
        }
        if (bucket.isEmpty() || key.isEmpty()) {
            others.accept(new Other(place, "a row", "file_location or file_name is empty", true));
            return;
        }
        ObjectId object = new ObjectId(bucket, key);
        switch (status) {
            case "i", "ingested" -> {
                String etag = row.isMapped("file_etag")
                        ? row.get("file_etag").replace("\"", "").strip()
                        : "";
                claims.accept(new Claim(object, Optional.empty(), etag, place));
            }
            case "p", "pending" -> others.accept(new Other(place, object.url(), "it is pending", false));
            case "e", "error" ->
                others.accept(new Other(place, object.url(), "it failed, and its job passes over it", false));
            case "u", "unknown" -> others.accept(new Other(place, object.url(), "its job does not know", false));
            case String unknown ->
                others.accept(new Other(place, object.url(), "its status is " + unknown + ", not P, I, E or U", true));
        }
    }
}
