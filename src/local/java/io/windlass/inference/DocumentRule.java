package io.windlass.inference;

import io.windlass.inference.Inference.InferredColumn;
import io.windlass.redshift.Format;
import io.windlass.schema.ColumnPath.Part;
import io.windlass.schema.ColumnType;
import io.windlass.schema.ColumnType.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// From documents to columns.
final class DocumentRule {

    /// Columns in a table (Database Developer Guide, "CREATE TABLE", limits).
    private static final int MOST_COLUMNS = 1_600;

    private DocumentRule() {}

    static Inference infer(Observed.Documents documents) throws SampleFailed {
        List<String> remarks = new ArrayList<>(documents.remarks());
        List<Place> places = places(documents.root(), remarks);
        documents.root().leavingOut().forEach(place -> remarks.add(nameless(place)));
        ColumnNames names = new ColumnNames();
        SequencedMap<String, Object> options = new LinkedHashMap<>();
        List<InferredColumn> columns = new ArrayList<>();
        if (!documents.names().isEmpty()) {
            options.put("ignoreheader", 1);
        }
        for (Place place : places) {
            String name = name(documents, place, names);
            columns.add(new InferredColumn(name, Optional.of(place.path()), type(place, name, options, remarks)));
        }
        remarks.addAll(names.remarks());
        if (columns.isEmpty()) {
            throw new SampleFailed(Stream.concat(Stream.of("the samples hold no member with a value"), remarks.stream())
                    .collect(Collectors.joining("; ")));
        }
        return new Inference(
                columns, Format.JSON, options, documents.stored().compression(), remarks, documents.rows());
    }

    private static String nameless(Place place) {
        String where = place.path().parts().isEmpty() ? "of a row" : "of the object " + place.path();
        return "the member \"\" " + where + " is left out, since no path of a column can name it: to load it, give it a"
                + " name in the files";
    }

    /// While there are more columns than a table takes, the object with the most members becomes one.
    private static List<Place> places(Place root, List<String> remarks) throws SampleFailed {
        List<Place> leaves = root.leaves();
        while (leaves.size() > MOST_COLUMNS) {
            Place widest = records(root)
                    .max(Comparator.comparingInt(place -> place.leaves().size()))
                    .orElseThrow(() -> new SampleFailed("the documents have more members than a table has columns"
                            + " (1,600); load them whole, with format \"json noshred\", or choose members"));
            remarks.add(
                    "the members of " + widest.path() + " would be more columns than a table takes: it is one SUPER");
            widest.keepWhole();
            leaves = root.leaves();
        }
        return leaves;
    }

    private static Stream<Place> records(Place place) {
        return place.members().values().stream()
                .filter(Place::record)
                .flatMap(member -> Stream.concat(Stream.of(member), records(member)));
    }

    private static String name(Observed.Documents documents, Place place, ColumnNames names) {
        if (!documents.positional()) {
            return names.of(place.path().parts());
        }
        int position = place.path().parts().getFirst() instanceof Part.Index(int index) ? index : 0;
        if (position >= documents.names().size()) {
            return names.at(position + 1);
        }
        List<Part> parts = new ArrayList<>(place.path().parts());
        parts.set(0, new Part.Member(documents.names().get(position)));
        return names.of(parts);
    }

    private static ColumnType type(
            Place place, String name, SequencedMap<String, Object> options, List<String> remarks) {
        FieldRule.unloadable(name, place.values()).ifPresent(remarks::add);
        boolean whole = place.objects() > 0 || place.arrays() > 0;
        boolean unseen = place.values().present() == 0;
        boolean nothing = unseen && place.values().empty() == 0;
        if (whole || place.mixed() || nothing) {
            if (nothing && !whole) {
                remarks.add(name + " never holds a value; SUPER takes whatever comes");
            }
            return new ColumnType(Kind.SUPER, 0, 0, "");
        }
        TypeRule.Typed typed = TypeRule.ofJson(place.values());
        if (place.values().longest() > ColumnType.MAX_VARCHAR && typed.type().kind() == Kind.VARCHAR) {
            remarks.add(name + " holds a text of " + place.values().longest() + " bytes, more than a VARCHAR takes");
            return new ColumnType(Kind.SUPER, 0, 0, "");
        }
        FieldRule.tell(typed, options);
        UnreadRule.remark(name, typed.type(), place.values().unread(), false).ifPresent(remarks::add);
        return typed.type();
    }
}
