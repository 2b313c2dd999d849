package io.windlass.page;

import io.windlass.status.PipelineStatus;
import io.windlass.status.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the ledger says of tables.
///
/// @param report what is shown
record TablesSection(Report report) {

    Tag section() {
        Tag section = Parts.section("tables", "Tables", "");
        if (report.overview().unasked().isPresent()) {
            return section.add(Parts.empty("Rows are known to the ledger in the warehouse alone, and "
                    + report.overview().unasked().get() + "."));
        }
        List<List<Node>> rows = new ArrayList<>();
        Instant now = report.overview().at();
        for (PipelineStatus status : report.overview().pipelines()) {
            for (PipelineStatus.TableLoad load : status.tables()) {
                rows.add(List.of(
                        Tag.of("code", Tag.said("bdi", load.table())),
                        new Text(status.pipeline() + " · " + load.step()),
                        Tag.said("span", Said.number(load.rows())).with("data-figure", "rows"),
                        Tag.said("span", Said.number(load.rowsToday())).with("data-figure", "rows-today"),
                        Tag.of("span", Said.time(load.lastLoad(), now))
                                .add(Parts.small(Said.age(Duration.between(load.lastLoad(), now)) + " ago"))));
            }
        }
        return section.add(
                rows.isEmpty()
                        ? Parts.empty("Nothing was loaded yet.")
                        : Parts.table(
                                "Tables",
                                List.of("Table", "Loaded by", "Rows loaded", "Rows today", "Last load"),
                                List.of(false, false, true, true, true),
                                rows));
    }
}
