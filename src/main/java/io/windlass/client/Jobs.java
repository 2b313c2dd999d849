package io.windlass.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// The jobs that were given.
///
/// @param kept where they are written down
record Jobs(Kept kept) {

    Optional<Job> find(String table, String id) {
        return kept.find(JobName.record(table, id)).map(Jobs::read);
    }

    /// Writes a job down, unless one with its id and the same objects is there already.
    ///
    /// @return what is written down
    /// @throws RequestFailed where that is another one
    Job keep(Job job) {
        Job there = read(kept.put(JobName.record(job.table(), job.id()), written(job)));
        if (!same(there, job)) {
            throw Spool.other(job.id());
        }
        return there;
    }

    /// Whether two jobs are of the same objects with the same content.
    static boolean same(Job one, Job other) {
        return one.kind() == other.kind() && new HashSet<>(one.objects()).equals(new HashSet<>(other.objects()));
    }

    private static ObjectNode written(Job job) {
        ObjectNode record = Kept.JSON.createObjectNode();
        record.put("table", job.table());
        record.put("job", job.id());
        record.put("kind", job.kind().name().toLowerCase(Locale.ROOT));
        record.put("who", job.who());
        record.put("at", job.at().toString());
        job.rows().ifPresent(rows -> record.put("rows", rows));
        ArrayNode objects = record.putArray("objects");
        for (Job.Member member : job.objects()) {
            objects.addObject()
                    .put("pipeline", member.step().pipeline())
                    .put("step", member.step().step())
                    .put("bucket", member.object().bucket())
                    .put("key", member.object().key())
                    .put("etag", member.etag())
                    .put("size", member.size())
                    .put("digest", member.digest());
        }
        return record;
    }

    private static Job read(JsonNode record) {
        List<Job.Member> members = new ArrayList<>();
        for (JsonNode member : record.path("objects")) {
            members.add(new Job.Member(
                    new StepId(
                            member.path("pipeline").asText(),
                            member.path("step").asText()),
                    new ObjectId(
                            member.path("bucket").asText(), member.path("key").asText()),
                    member.path("etag").asText(),
                    member.path("size").asLong(),
                    member.path("digest").asText()));
        }
        return new Job(
                record.path("table").asText(),
                record.path("job").asText(),
                Job.Kind.valueOf(record.path("kind").asText().toUpperCase(Locale.ROOT)),
                record.path("who").asText(),
                Instant.parse(record.path("at").asText()),
                record.has("rows") ? OptionalLong.of(record.path("rows").asLong()) : OptionalLong.empty(),
                members);
    }
}
