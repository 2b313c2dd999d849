package io.windlass.pipeline;

import io.windlass.pipeline.PipelineReader.Draft;
import io.windlass.schema.Suggestion;
import io.windlass.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What can only be seen when all pipelines are looked at together.
final class CatalogRules {

    private final SequencedMap<String, Draft> drafts = new LinkedHashMap<>();
    /// Where a table is copied first.
    private final Map<TableName, Copied> copied = new HashMap<>();

    private record Copied(String pipeline, Place place) {}

    /// Files that could not be read at all.
    private final List<String> unreadable;

    CatalogRules(List<String> unreadable) {
        this.unreadable = List.copyOf(unreadable);
    }

    void check(List<Draft> all) {
        for (Draft draft : all) {
            draft.name().ifPresent(name -> unique(draft, name));
            draft.copies().forEach(copy -> oneOwner(draft, copy));
        }
        drafts.forEach((name, draft) -> draft.dependsOn().forEach(item -> known(name, item)));
        circles();
    }

    private void unique(Draft draft, String name) {
        Draft first = drafts.putIfAbsent(name, draft);
        if (first != null) {
            draft.place()
                    .at("pipeline")
                    .mistake("pipeline \"" + name + "\" is defined already in "
                            + first.place().file());
        }
    }

    private void oneOwner(Draft draft, Fields.Item copy) {
        TableName table = TableName.parse(copy.text());
        String name = draft.name().orElse(draft.place().file());
        Copied first = copied.putIfAbsent(table, new Copied(name, copy.place()));
        if (first != null && !first.place.file().equals(copy.place().file())) {
            copy.place()
                    .mistake("table \"" + table + "\" is copied by pipeline \"" + first.pipeline + "\" already ("
                            + first.place.file() + "): only one pipeline copies into a table");
        }
    }

    private void known(String name, Fields.Item item) {
        if (item.text().equals(name)) {
            item.place().mistake("a pipeline cannot depend on itself");
        } else if (!drafts.containsKey(item.text())) {
            item.place()
                    .mistake("there is no pipeline " + Fields.quoted(item.text())
                            + Suggestion.nearest(item.text(), drafts.keySet())
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("; there are " + String.join(", ", drafts.keySet()))
                            + (unreadable.isEmpty() ? "" : " (not read: " + String.join(", ", unreadable) + ")"));
        }
    }

    /// Each circle is told once, where its first pipeline in the order of the files names the next.
    private void circles() {
        List<String> names = List.copyOf(drafts.keySet());
        for (String name : names) {
            for (Fields.Item item : drafts.get(name).dependsOn()) {
                List<String> circle = new ArrayList<>(List.of(name));
                if (!item.text().equals(name) && leads(item.text(), name, circle) && first(circle, names)) {
                    item.place().mistake("the pipelines wait for each other for ever: " + String.join(" → ", circle));
                }
            }
        }
    }

    private static boolean first(List<String> circle, List<String> names) {
        int start = names.indexOf(circle.getFirst());
        return circle.stream().allMatch(name -> names.indexOf(name) >= start);
    }

    /// Whether a way leads from one pipeline to the other; the way is added to the list.
    private boolean leads(String from, String to, List<String> way) {
        List<String> dead = new ArrayList<>();
        return leads(from, to, way, dead);
    }

    private boolean leads(String from, String to, List<String> way, List<String> seen) {
        way.add(from);
        if (from.equals(to)) {
            return true;
        }
        if (!seen.contains(from)) {
            seen.add(from);
            Optional<Draft> draft = Optional.ofNullable(drafts.get(from));
            for (Fields.Item next : draft.map(Draft::dependsOn).orElse(List.of())) {
                if (leads(next.text(), to, way, seen)) {
                    return true;
                }
            }
        }
        way.removeLast();
        return false;
    }
}
