package io.windlass.rehearsal;

import io.windlass.inference.Observed;
import io.windlass.inference.Place;
import io.windlass.inference.Wishes;
import io.windlass.pipeline.Step;
import io.windlass.redshift.CopyOptions;
import io.windlass.redshift.Format;
import io.windlass.rehearsal.Difference.Kind;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnPath;
import io.windlass.schema.ColumnPath.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A copy step's declared columns beside what its files hold.
///
/// @param step the step
public record SampledFiles(Step.Copy step) {

    /// How the step says that its files are to be read.
    ///
    /// @param rows of each file
    public Wishes wishes(long rows) {
        Optional<Character> delimiter = Optional.empty();
        if (step.options().values().get("delimiter") instanceof CopyOptions.Value.Text(String text)
                && text.length() == 1) {
            delimiter = Optional.of(text.charAt(0));
        } else if (step.format() == Format.DELIMITED) {
            delimiter = Optional.of('|');
        } else if (step.format() == Format.CSV) {
            delimiter = Optional.of(',');
        }
        boolean header = step.options().values().containsKey("ignoreheader");
        return new Wishes(Optional.of(step.format()), delimiter, Optional.of(header), rows);
    }

    /// What does not agree.
    public List<Difference> differences(Observed observed) {
        return switch (observed) {
            case Observed.Documents documents -> documents(documents);
            case Observed.Fields fields -> fields(fields);
            case Observed.Columns columns -> columns(columns);
        };
    }

    private List<Difference> documents(Observed.Documents documents) {
        List<Difference> differences = new ArrayList<>();
        if (step.format() == Format.JSON_NOSHRED) {
            return differences;
        }
        List<ColumnPath> declared = new ArrayList<>();
        for (Column column : step.filled()) {
            ColumnPath path = path(column, documents.root());
            declared.add(path);
            look(column, path, documents.root()).ifPresent(differences::add);
        }
        for (Place place : leaves(documents.root())) {
            boolean taken =
                    declared.stream().anyMatch(path -> begins(place.path(), path) || begins(path, place.path()));
            if (!taken && place.present()) {
                differences.add(
                        new Difference(Kind.LOST, place.path().bracketed(), "the data hold it and no column takes it"));
            }
        }
        return differences;
    }

    /// Without a jsonpaths file a column takes the member of its name.
    private ColumnPath path(Column column, Place root) {
        if (step.format() == Format.JSON) {
            return ColumnPath.parse(column.path()) instanceof ColumnPath.Parsing.Parsed(ColumnPath path)
                    ? path
                    : ColumnPath.member(column.name());
        }
        boolean anyCase = step.format() == Format.JSON_AUTO_IGNORECASE;
        return root.members().keySet().stream()
                .filter(part -> part instanceof Part.Member(String name)
                        && (anyCase ? name.toLowerCase(Locale.ROOT) : name).equals(column.name()))
                .findFirst()
                .map(part -> new ColumnPath(List.of(part)))
                .orElseGet(() -> ColumnPath.member(column.name()));
    }

    private Optional<Difference> look(Column column, ColumnPath path, Place root) {
        Place place = root;
        for (Part part : path.parts()) {
            Place next = place.members().get(part);
            boolean unseen = place.arrays() > 0
                    || (place.objects() > 0 && place.members().isEmpty());
            if (next == null) {
                return unseen
                        ? Optional.empty()
                        : Optional.of(new Difference(
                                Kind.NULL, column.name(), "no row of the samples has " + path.bracketed()));
            }
            place = next;
        }
        if (!place.present()) {
            return Optional.of(new Difference(
                    Kind.NULL, column.name(), path.bracketed() + " is null in every row of the samples"));
        }
        if (place.objects() + place.arrays() > 0) {
            return column.type().kind().numeric() || column.type().kind().dated()
                    ? Optional.of(new Difference(
                            Kind.TYPE,
                            column.name(),
                            "declared " + column.type().sql() + ", and the data hold objects or arrays"))
                    : Optional.empty();
        }
        return new Fit(step).of(column, place.values());
    }

    private static List<Place> leaves(Place place) {
        List<Place> leaves = new ArrayList<>();
        for (Place member : place.members().values()) {
            leaves.addAll(member.record() ? leaves(member) : List.of(member));
        }
        return leaves;
    }

    private static boolean begins(ColumnPath path, ColumnPath with) {
        return path.parts().size() >= with.parts().size()
                && path.parts().subList(0, with.parts().size()).equals(with.parts());
    }

    private List<Difference> fields(Observed.Fields fields) {
        List<Difference> differences = new ArrayList<>();
        List<Column> columns = step.filled();
        for (int index = 0; index < columns.size(); index++) {
            Column column = columns.get(index);
            if (index >= fields.columns().size()) {
                differences.add(new Difference(
                        Kind.NULL,
                        column.name(),
                        "the rows have only " + fields.columns().size() + " fields"));
            } else {
                new Fit(step).of(column, fields.columns().get(index)).ifPresent(differences::add);
            }
        }
        for (int index = columns.size(); index < fields.columns().size(); index++) {
            differences.add(new Difference(
                    Kind.LOST, "field " + (index + 1), "the rows have more fields than the table has columns"));
        }
        return differences;
    }

    /// COPY widens nothing in Parquet: a column has the one type, but for room in texts, bytes and decimals.
    private List<Difference> columns(Observed.Columns observed) {
        List<Difference> differences = new ArrayList<>();
        List<Column> columns = step.filled();
        for (int index = 0; index < Math.max(columns.size(), observed.columns().size()); index++) {
            if (index >= observed.columns().size()) {
                differences.add(new Difference(
                        Kind.NULL,
                        columns.get(index).name(),
                        "the files have only " + observed.columns().size() + " columns"));
            } else if (index >= columns.size()) {
                differences.add(new Difference(
                        Kind.LOST, observed.columns().get(index).name(), "the files have more columns than the table"));
            } else {
                new ColumnarFit(columns.get(index), observed.columns().get(index))
                        .difference()
                        .ifPresent(differences::add);
            }
        }
        return differences;
    }
}
