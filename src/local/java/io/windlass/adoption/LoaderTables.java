package io.windlass.adoption;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.journal.ObjectId;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The tables of aws-lambda-redshift-loader. A file counts as loaded where its batch is complete; a batch that is open,
/// locked or failed has loaded nothing, whatever the table of files says.
///
/// The loader wrote a blank of a key as `+` into its tables, and each `+` as a blank into its manifests. So what a
/// complete batch has loaded is the key with blanks.
///
/// @param batches `LambdaRedshiftBatches`
/// @param files `LambdaRedshiftProcessedFiles`, for what is in no batch that is left; empty to look at batches alone
/// @param deletedLoaded whether a file counts as loaded whose batch is no longer in its table
public record LoaderTables(Items batches, Optional<Items> files, boolean deletedLoaded) implements Claims {

    private static final String COMPLETE = "complete";

    /// Later than this a number of seconds is one of milliseconds.
    private static final BigDecimal LATEST_SECOND = new BigDecimal("100000000000");

    @Override
    public void tell(Consumer<Claim> claims, Consumer<Other> others) throws IOException {
        Set<String> known = new HashSet<>();
        batches.tell((place, batch) -> batch(place, batch, known, claims, others));
        if (files.isPresent()) {
            files.get().tell((place, file) -> file(place, file, known, claims, others));
        }
    }

    private static void batch(
            String place, JsonNode batch, Set<String> known, Consumer<Claim> claims, Consumer<Other> others) {
        String id = batch.path("batchId").path("S").asText();
        String status = batch.path("status").path("S").asText();
        if (id.isEmpty() || status.isEmpty()) {
            others.accept(new Other(place, "an item", "it has no batchId or no status", true));
            return;
        }
        known.add(id);
        Optional<Instant> at = time(batch.path("lastUpdate").path("N").asText());
        for (String entry : entries(batch)) {
            if (status.equals(COMPLETE)) {
                claim(place, entry, at, claims, others);
            } else {
                others.accept(new Other(place, entry, "its batch " + id + " is " + status, false));
            }
        }
    }

    private void file(String place, JsonNode file, Set<String> known, Consumer<Claim> claims, Consumer<Other> others) {
        String name = file.path("loadFile").path("S").asText();
        String batch = file.path("batchId").path("S").asText();
        if (name.isEmpty()) {
            others.accept(new Other(place, "an item", "it has no loadFile", true));
        } else if (batch.isEmpty()) {
            others.accept(new Other(place, name, "it was received and is in no batch", false));
        } else if (!known.contains(batch) && deletedLoaded) {
            claim(place, name, Optional.empty(), claims, others);
        } else if (!known.contains(batch)) {
            others.accept(new Other(
                    place,
                    name,
                    "its batch " + batch + " is no longer there, and nobody can say whether it was complete",
                    true));
        }
    }

    private static void claim(
            String place, String entry, Optional<Instant> at, Consumer<Claim> claims, Consumer<Other> others) {
        int slash = entry.indexOf('/');
        if (slash <= 0 || slash == entry.length() - 1) {
            others.accept(new Other(place, entry, "it is no bucket/key", true));
            return;
        }
        String key = entry.substring(slash + 1).replace('+', ' ');
        claims.accept(new Claim(new ObjectId(entry.substring(0, slash), key), at, "", place));
    }

    /// `entryMap` since version 2.7; `entries` before.
    private static List<String> entries(JsonNode batch) {
        List<String> entries = new ArrayList<>();
        batch.path("entryMap")
                .path("L")
                .forEach(entry ->
                        entries.add(entry.path("M").path("file").path("S").asText()));
        batch.path("entries").path("SS").forEach(entry -> entries.add(entry.asText()));
        return entries;
    }

    private static Optional<Instant> time(String seconds) {
        if (!seconds.matches("[0-9]{1,15}(\\.[0-9]+)?")) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(seconds);
        BigDecimal millis = number.compareTo(LATEST_SECOND) > 0 ? number : number.movePointRight(3);
        return Optional.of(
                Instant.ofEpochMilli(millis.setScale(0, RoundingMode.CEILING).longValueExact()));
    }
}
