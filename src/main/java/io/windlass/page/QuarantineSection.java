package io.windlass.page;

import io.windlass.load.Quarantine;
import io.windlass.status.PipelineStatus;
import io.windlass.status.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is set aside, why, and what brings it back.
///
/// @param report what is shown
/// @param commands what is to be typed
record QuarantineSection(Report report, Commands commands) {

    Tag section() {
        long all = report.overview().pipelines().stream()
                .mapToLong(PipelineStatus::quarantined)
                .sum();
        Tag section = Parts.section("quarantine", "Quarantine", all == 0 ? "" : Said.count(all, "object"));
        if (all == 0) {
            return section.add(Parts.empty("No object is set aside."));
        }
        section = section.add(Tag.classed("p", "lead")
                .text(
                        "Repair an object in S3, or the definition that refuses it. Then release it: the next run loads it,"
                                + " once."));
        for (PipelineStatus status : report.overview().pipelines()) {
            List<Quarantine.Held> held = report.quarantine().stream()
                    .filter(each -> each.from().step().pipeline().equals(status.pipeline()))
                    .toList();
            if (!held.isEmpty()) {
                section = section.add(group(status, held));
            }
        }
        return section;
    }

    private Tag group(PipelineStatus status, List<Quarantine.Held> held) {
        String pipeline = status.pipeline();
        Map<Long, Integer> byRun = new LinkedHashMap<>();
        held.forEach(each -> byRun.merge(each.from().run(), 1, Integer::sum));
        List<Tag> commandsOfRuns = new ArrayList<>();
        byRun.forEach((run, count) -> {
            if (count > 1) {
                commandsOfRuns.add(Parts.command("All of run " + run, commands.release(pipeline, run)));
            }
        });
        Tag group = Tag.classed(
                        "div",
                        "group",
                        Tag.of("h3", new Text(pipeline + " "), Parts.small(Said.count(status.quarantined(), "object"))))
                .with("data-find", pipeline)
                .add(commandsOfRuns)
                .add(Tag.classed("ol", "held")
                        .add(held.stream().map(this::object).toList()));
        return held.size() == status.quarantined()
                ? group
                : group.add(Parts.command(
                        "The latest " + held.size() + " are shown; all of them", commands.quarantine(pipeline)));
    }

    private Tag object(Quarantine.Held held) {
        String about =
                "run " + held.from().run() + " · step " + held.from().step().step() + " · "
                        + Said.bytes(held.listed().object().size()) + " · arrived ";
        String reason = held.mark().reason();
        return Tag.of(
                "li",
                Tag.classed(
                        "p",
                        "key",
                        Tag.of("code", Tag.said("bdi", held.mark().object().url()))),
                Tag.classed("p", "reason", Tag.said("bdi", reason.isEmpty() ? "no reason is known" : reason)),
                Tag.classed("p", "small")
                        .text(about)
                        .add(Said.time(
                                held.listed().object().time(), report.overview().at())),
                Parts.command(commands.release(
                        held.from().step().pipeline(), held.mark().object())));
    }
}
