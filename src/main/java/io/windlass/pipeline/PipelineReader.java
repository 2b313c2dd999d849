package io.windlass.pipeline;

import io.windlass.pipeline.Pipeline.Start;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a pipeline file.
final class PipelineReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
    private static final Pattern STEP_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");

    private final Fields fields;
    private final Declarations declarations;
    private final SqlFiles files;

    PipelineReader(Fields fields, Declarations declarations, SqlFiles files) {
        this.fields = fields.only("$schema", "pipeline", "start", "steps", "dependsOn", "maintenance", "expects");
        this.declarations = declarations;
        this.files = files;
    }

    /// A pipeline as far as it could be read, for what is checked across files.
    ///
    /// @param place the file
    /// @param name the name, if it is one
    /// @param copies the tables that are copied, with their places
    /// @param dependsOn what it depends on, with the places
    /// @param pipeline the whole, where all steps could be read
    record Draft(
            Place place,
            Optional<String> name,
            List<Fields.Item> copies,
            List<Fields.Item> dependsOn,
            Optional<Pipeline> pipeline) {}

    Draft read() {
        fields.text("$schema");
        Optional<String> name =
                fields.needText("pipeline", "the pipeline's name").filter(this::named);
        Start start = start();
        List<Fields.Item> copies = new ArrayList<>();
        List<Step> steps = steps(copies);
        List<Fields.Item> dependsOn = fields.has("dependsOn") ? fields.texts("dependsOn") : List.of();
        started(start, copies, dependsOn);
        OperationReader operation = new OperationReader(fields);
        List<MaintenanceWindow> maintenance = operation.maintenance();
        List<Expectation> expects = operation.expects(steps.stream()
                .filter(Step.Copy.class::isInstance)
                .map(Step.Copy.class::cast)
                .toList());
        return new Draft(
                fields.place(),
                name,
                copies,
                dependsOn,
                name.filter(ignored -> !steps.isEmpty())
                        .map(known -> new Pipeline(
                                known,
                                start,
                                steps,
                                dependsOn.stream().map(Fields.Item::text).toList(),
                                maintenance,
                                expects)));
    }

    private boolean named(String name) {
        if (!NAME.matcher(name).matches()) {
            fields.at("pipeline")
                    .mistake(
                            Fields.quoted(name)
                                    + " is no name for a pipeline: 1 to 63 lower-case letters, digits, _ and -, beginning with a letter");
            return false;
        }
        return true;
    }

    private Start start() {
        if (fields.value("start").isObject()) {
            Fields object = fields.object("start").orElseThrow().only("schedule");
            Optional<String> schedule =
                    object.needText("schedule", "cron(…) or rate(…), such as \"cron(0 3 * * ? *)\"");
            schedule.flatMap(Schedule::refusal)
                    .ifPresent(message -> object.at("schedule").mistake(message));
            return schedule.<Start>map(text -> new Start.Schedule(text.strip())).orElseGet(Start.Manual::new);
        }
        if (!fields.value("start").isText()) {
            fields.wrong("start", "\"arrivals\", \"manual\" or {\"schedule\": \"cron(…)\"}");
            return new Start.Arrivals();
        }
        String text = fields.text("start").orElseThrow();
        if (text.startsWith("cron(") || text.startsWith("rate(")) {
            fields.at("start").mistake("a schedule is written {\"schedule\": " + Fields.quoted(text) + "}");
            return new Start.Manual();
        }
        return Choice.among(fields.at("start"), "start", text, List.of("arrivals", "manual"))
                .<Start>map(word -> word.equals("manual") ? new Start.Manual() : new Start.Arrivals())
                .orElseGet(Start.Arrivals::new);
    }

    private List<Step> steps(List<Fields.Item> copies) {
        if (!fields.has("steps")) {
            fields.missing("steps", "\"steps\" is missing: what the pipeline does, at least one step");
            return List.of();
        }
        if (fields.value("steps").isEmptyList()) {
            fields.at("steps").mistake("a pipeline needs at least one step");
        }
        Map<String, Place> names = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        Replaced replaced = new Replaced();
        for (Fields step : fields.objects("steps")) {
            // Read without a valid name too, for the mistakes in it.
            String name = stepName(step, names).orElse("?");
            Optional<Step> read = step(step, name);
            read.ifPresent(steps::add);
            read.ifPresent(known -> replaced.add(step, known));
            if (step.value("copy").isText()) {
                copies.add(new Fields.Item(step.at("copy"), step.value("copy").text()));
            }
        }
        replaced.check();
        return steps;
    }

    private static Optional<String> stepName(Fields step, Map<String, Place> names) {
        Optional<String> name = step.text("step");
        if (!step.has("step")) {
            step.missing("step", "\"step\" is missing: the step's name, by which the ledger knows it");
        }
        if (name.isEmpty()) {
            return name;
        }
        if (!STEP_NAME.matcher(name.get()).matches()) {
            step.at("step")
                    .mistake(
                            Fields.quoted(name.get())
                                    + " is no name for a step: 1 to 63 letters, digits, _, - and ., beginning with a letter or digit");
        }
        Place first = names.putIfAbsent(name.get(), step.at("step"));
        if (first != null) {
            step.at("step").mistake("there is a step " + Fields.quoted(name.get()) + " already at " + first.pointer());
        }
        return name;
    }

    private Optional<Step> step(Fields step, String name) {
        if (step.has("copy") && step.has("sql")) {
            step.place().mistake("has both \"copy\" and \"sql\": make it two steps");
            return Optional.empty();
        }
        if (step.has("copy")) {
            return new CopyReader(step, declarations).read(name);
        }
        if (step.has("sql")) {
            return new SqlReader(step, declarations, files).read(name);
        }
        step.only(
                "step",
                "copy",
                "from",
                "format",
                "options",
                "compression",
                "batch",
                "load",
                "sql",
                "creates",
                "parameters",
                "expect",
                "transaction");
        step.missing("copy", "\"copy\" or \"sql\" is missing: a step copies into a table or runs SQL");
        return Optional.empty();
    }

    /// Sees that something starts the pipeline, and that `dependsOn` names each one once.
    private void started(Start start, List<Fields.Item> copies, List<Fields.Item> dependsOn) {
        boolean sqlOnly = copies.isEmpty()
                && fields.value("steps").size() > 0
                && fields.objects("steps").stream().allMatch(step -> step.has("sql"));
        boolean waits = fields.has("dependsOn") && !fields.value("dependsOn").isEmptyList();
        if (start instanceof Start.Arrivals && sqlOnly && !waits) {
            fields.place()
                    .mistake("nothing ever starts this pipeline: it copies nothing, so no arrival does; "
                            + "write \"start\": \"manual\" or {\"schedule\": \"…\"}, or \"dependsOn\"");
        }
        Set<String> seen = new HashSet<>();
        dependsOn.stream()
                .filter(item -> !seen.add(item.text()))
                .forEach(item -> item.place().mistake("pipeline " + Fields.quoted(item.text()) + " is given twice"));
    }
}
