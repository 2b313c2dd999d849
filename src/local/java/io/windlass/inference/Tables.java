package io.windlass.inference;

import java.util.ArrayList;
import java.util.List;

/// Samples of several tables, told apart by their endings, their fields or members, and the names of these.
public final class Tables {

    private Tables() {}

    /// The samples of each table, in any order; those of the most bytes first. What is no data is left out, and so is a
    /// lone document
    /// beside others, which is more likely to be about the data.
    ///
    /// @throws SampleFailed where one cannot be read
    public static List<List<Sample>> of(List<? extends Sample> samples, Wishes wishes) throws SampleFailed {
        List<Look> data = new ArrayList<>();
        for (Sample sample : samples) {
            Look look = Selection.look(sample, wishes);
            if (Selection.suits(look, wishes)) {
                data.add(look);
            }
        }
        List<Group> tables = Selection.groups(data).stream()
                .flatMap(group -> group.tables().stream())
                .sorted(Group.ORDER)
                .toList();
        boolean allLone = tables.stream().allMatch(Group::lone);
        return tables.stream()
                .filter(table -> allLone || !table.lone())
                .map(table -> table.looks().stream().map(Look::sample).toList())
                .toList();
    }
}
