package io.windlass.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.aws.S3Pages;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.status.LedgerAnswer;
import io.windlass.status.PipelineStatus;
import io.windlass.status.Sight;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the ledger answered last. Lost, it costs a question.
///
/// @param state of the journal when it was asked, as a number
/// @param rows as the warehouse returned them; a value may be null
record KeptAnswer(long state, List<List<String>> rows) {

    /// A number of a statement's name has 18 digits at most.
    private static final long BELOW = 1_000_000_000_000_000_000L;

    KeptAnswer {
        rows = List.copyOf(rows);
    }

    LedgerAnswer answer() {
        return LedgerAnswer.read(rows);
    }

    /// What the ledger's answer depends on, as a number: the runs that have ended, and how far those that are open have
    /// come, by pipeline; and the day, since rows are counted from midnight on.
    static long state(Sight sight) {
        List<String> all = new ArrayList<>(
                List.of(LocalDate.ofInstant(sight.at(), ZoneOffset.UTC).toString()));
        for (PipelineStatus status : sight.pipelines()) {
            Optional<Run> newest = sight.runs().stream()
                    .filter(run -> run.pipeline().equals(status.pipeline()))
                    .max(Comparator.comparingLong(Run::number));
            newest.ifPresent(run -> all.add(status.pipeline() + " " + run.number() + " " + run.step() + " "
                    + (run.state() instanceof RunState.Closed)));
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", all).getBytes(StandardCharsets.UTF_8));
            return Math.floorMod(ByteBuffer.wrap(digest).getLong(), BELOW);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Where it is kept.
    ///
    /// @param files of Windlass's own
    record File(S3Pages files) {

        private static final String NAME = "status/ledger.json";
        private static final JsonMapper JSON = new JsonMapper();

        /// What no longer can be read is as good as none.
        Optional<KeptAnswer> read() {
            return files.read(NAME).flatMap(text -> {
                try {
                    return Optional.of(JSON.readValue(text, KeptAnswer.class));
                } catch (JsonProcessingException e) {
                    return Optional.empty();
                }
            });
        }

        void write(KeptAnswer answer) {
            try {
                files.write(NAME, "application/json", JSON.writeValueAsString(answer));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("rows of text are JSON", e);
            }
        }
    }
}
