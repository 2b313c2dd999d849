package io.windlass.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.client.Job;
import io.windlass.client.JobStatus;
import io.windlass.schema.Table;
import java.util.List;

/// What the client tells, as JSON.
final class Told {

    private Told() {}

    static ObjectNode job(Job job) {
        ObjectNode node = Json.object()
                .put("table", job.table())
                .put("job", job.id())
                .put("objects", job.objects().size());
        job.rows().ifPresent(rows -> node.put("rows", rows));
        return node;
    }

    static ObjectNode status(String table, JobStatus status) {
        ObjectNode node = Json.object()
                .put("table", table)
                .put("job", status.job())
                .put("state", status.state().name())
                .put("pending", status.pending())
                .put("running", status.running())
                .put("committed", status.committed())
                .put("quarantined", status.quarantined())
                .put("undone", status.undone())
                .put("gone", status.gone());
        ArrayNode failures = node.putArray("failures");
        status.failures()
                .forEach(failure ->
                        failures.addObject().put("object", failure.object()).put("reason", failure.reason()));
        status.rows().ifPresent(rows -> node.put("rows", rows));
        return node;
    }

    static ObjectNode tables(List<Table> tables) {
        ObjectNode node = Json.object();
        ArrayNode array = node.putArray("tables");
        tables.forEach(table -> table(array.addObject(), table));
        return node;
    }

    private static void table(ObjectNode node, Table table) {
        node.put("table", table.name().toString());
        ArrayNode columns = node.putArray("columns");
        table.all()
                .forEach(column -> columns.addObject()
                        .put("name", column.name())
                        .put("type", column.type().sql())
                        .put("notNull", column.notNull()));
        ArrayNode key = node.putArray("primaryKey");
        table.primaryKey().forEach(key::add);
    }
}
