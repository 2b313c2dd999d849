package io.windlass.client;

import io.windlass.client.RequestFailed.Code;
import io.windlass.redshift.Asked;
import io.windlass.redshift.Question;
import io.windlass.redshift.Selection;
import io.windlass.redshift.Selection.Condition;
import io.windlass.redshift.SqlRenderer;
import io.windlass.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Cuts a selection into several that the Data API takes, none of which share a row.
final class Split {

    /// Bytes of a statement's text (Data API, "Considerations"), with room for an UNLOAD around it.
    static final int MOST_TEXT = 96 * 1024;

    /// Values beside one statement; no number is documented, and this one is well below what a database takes.
    static final int MOST_VALUES = 1_000;

    private Split() {}

    static List<Selection> of(Selection selection) {
        if (fits(selection)) {
            return List.of(selection);
        }
        List<Selection.Region> apart = apart(selection.regions());
        List<Selection> parts = new ArrayList<>();
        int from = 0;
        while (from < apart.size()) {
            int to = longest(selection, apart, from);
            parts.add(selection.of(apart.subList(from, to)));
            from = to;
        }
        return parts;
    }

    /// How far a part that begins there goes: one region at least, which then has to do.
    private static int longest(Selection selection, List<Selection.Region> regions, int from) {
        int least = from + 1;
        int most = Math.min(regions.size(), from + MOST_VALUES);
        while (least < most) {
            int middle = (least + most + 1) / 2;
            if (fits(selection.of(regions.subList(from, middle)))) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return least;
    }

    /// Whether it fits a statement, also once its values have to stand in the text.
    private static boolean fits(Selection selection) {
        Asked asked = SqlRenderer.render(new Question.Rows(selection));
        if (asked.values().size() > MOST_VALUES || Identifier.bytes(asked.sql()) > MOST_TEXT) {
            return false;
        }
        Asked written = SqlRenderer.render(new Question.Unload(selection, "s3://bucket/place", "default"));
        return Identifier.bytes(written.sql()) <= MOST_TEXT;
    }

    /// The same rows in regions that share none.
    private static List<Selection.Region> apart(List<Selection.Region> regions) {
        if (regions.size() == 1) {
            return regions;
        }
        Set<Set<String>> columns = regions.stream()
                .map(region ->
                        region.conditions().stream().map(Condition::column).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
        boolean exact = regions.stream()
                .flatMap(region -> region.conditions().stream())
                .allMatch(Condition.Equal.class::isInstance);
        // Different values of the same columns share no row.
        if (columns.size() == 1 && exact) {
            return regions;
        }
        Optional<List<Selection.Region>> merged =
                columns.size() == 1 && columns.iterator().next().size() == 1
                        ? Intervals.merged(regions)
                        : Optional.empty();
        return merged.orElseThrow(() -> new RequestFailed(
                Code.BAD_REQUEST,
                "the query does not fit one statement of 100 KB, and its regions may share rows, so it cannot be cut:"
                        + " ask for regions of the same columns with exact values, or for ranges of one column, or in"
                        + " several queries"));
    }
}
