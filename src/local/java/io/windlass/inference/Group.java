package io.windlass.inference;

import io.windlass.inference.Look.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Samples of one ending, or of one content where their ending does not tell it.
///
/// @param looks at each, at least one
record Group(List<Look> looks) {

    private static final String ADVICE =
            ": they are of different tables; name one file or folder, or choose the files of one table with --match REGEX";

    /// Of the most bytes first; a lone document, which is more likely to be about the data, last.
    static final Comparator<Group> ORDER = Comparator.comparing(Group::lone)
            .thenComparing(Comparator.comparingLong(Group::bytes).reversed());

    Group {
        looks = List.copyOf(looks);
    }

    long bytes() {
        return looks.stream().mapToLong(Look::bytes).sum();
    }

    /// A single document.
    boolean lone() {
        return looks.size() == 1 && looks.getFirst().lone();
    }

    String ending() {
        return looks.getFirst().ending();
    }

    /// What most of its bytes are.
    Content content() {
        return looks.stream()
                .max(Comparator.comparingLong(Look::bytes))
                .orElseThrow()
                .content();
    }

    /// Whether a sample of unknown content is meant to be one of these, by its name.
    boolean named(Look look) {
        boolean meant = Endings.tells(look.ending()) || look.content() == Content.EMPTY;
        return meant && look.ending().equals(ending());
    }

    /// In words for a person.
    String shown() {
        String named = ending().isEmpty() ? "" : ending() + " ";
        return "%d %sfile%s of %s, %,d bytes"
                .formatted(
                        looks.size(),
                        named,
                        looks.size() == 1 ? "" : "s",
                        content().text(),
                        bytes());
    }

    /// Without documents that stand alone and have nothing to do with the others.
    ///
    /// @param wishes of a format, where all files of it are known to be of one table
    /// @throws SampleFailed where they are of several tables
    Group without(Wishes wishes) throws SampleFailed {
        if (wishes.format().isPresent() || content() == Content.PARQUET) {
            return this;
        }
        if (content() == Content.FIELDS) {
            sameShape();
            return this;
        }
        List<Group> families = families().stream()
                .map(family -> new Group(family.looks))
                .sorted(ORDER)
                .toList();
        Group first = families.getFirst();
        if (families.size() > 1) {
            Group second = families.get(1);
            if (!second.lone() || first.lone()) {
                throw SampleFailed.severalTables(first.name() + " and " + second.name()
                        + " have hardly a member in common" + ADVICE + ", or take them as one with --format json");
            }
        }
        return first;
    }

    private String name() {
        return looks.getFirst().sample().name();
    }

    private void sameShape() throws SampleFailed {
        Optional<Look> known = Optional.empty();
        for (Look look : looks) {
            if (look.shape().isEmpty()) {
                continue;
            }
            if (known.isPresent() && !known.get().shape().equals(look.shape())) {
                throw SampleFailed.severalTables(fields(known.get()) + ", and " + fields(look) + ADVICE);
            }
            known = Optional.of(look);
        }
    }

    private static String fields(Look look) {
        Look.Shape shape = look.shape().orElseThrow();
        return look.sample().name() + " has " + shape.width() + " fields to a line, divided by \""
                + TextShape.plain(shape.delimiter()).shown() + "\"";
    }

    /// The tables that they are of, as far as their beginnings tell.
    List<Group> tables() {
        return switch (content()) {
            case JSON ->
                families().stream().map(family -> new Group(family.looks)).toList();
            case FIELDS -> byNames();
            case PARQUET, EMPTY, OTHER -> List.of(this);
        };
    }

    /// Text by its shape and the names in its first line. Files without names go with those of their shape that have
    /// some, unless these differ.
    private List<Group> byNames() {
        Map<Look.Shape, Map<Set<String>, List<Look>>> shapes = new LinkedHashMap<>();
        for (Look look : looks) {
            look.shape()
                    .ifPresent(shape -> shapes.computeIfAbsent(shape, any -> new LinkedHashMap<>())
                            .computeIfAbsent(look.members(), any -> new ArrayList<>())
                            .add(look));
        }
        List<Group> tables = new ArrayList<>();
        for (Map<Set<String>, List<Look>> names : shapes.values()) {
            boolean together = names.size() == 2 && names.containsKey(Set.of());
            if (together) {
                tables.add(
                        new Group(names.values().stream().flatMap(List::stream).toList()));
            } else {
                names.values().forEach(each -> tables.add(new Group(each)));
            }
        }
        return tables;
    }

    /// Documents with members in common.
    private record Family(List<Look> looks, List<Set<String>> members) {}

    private List<Family> families() {
        List<Family> families = new ArrayList<>();
        for (Look look : looks) {
            Family joined = new Family(new ArrayList<>(), new ArrayList<>());
            joined.looks.add(look);
            joined.members.add(look.members());
            for (Family family : List.copyOf(families)) {
                if (family.members.stream().anyMatch(look::akin)) {
                    joined.looks.addAll(family.looks);
                    joined.members.addAll(family.members);
                    families.remove(family);
                }
            }
            families.add(new Family(joined.looks, new ArrayList<>(new LinkedHashSet<>(joined.members))));
        }
        return families;
    }

    /// Whether the samples of another ending are rows of the same table.
    boolean akin(Group other) {
        if (other.content() != content()) {
            return false;
        }
        return switch (content()) {
            case JSON -> other.looks.stream().allMatch(look -> !look.lone() && look.akin(members()));
            // A text for people may look like a row or two: its ending must be one of data.
            case FIELDS ->
                Endings.tells(other.ending())
                        && other.looks.stream()
                                .allMatch(look ->
                                        look.shape().equals(looks.getFirst().shape()));
            case PARQUET -> true;
            case EMPTY, OTHER -> false;
        };
    }

    private Set<String> members() {
        Set<String> all = new TreeSet<>();
        looks.forEach(look -> all.addAll(look.members()));
        return all;
    }

    Group with(Group other) {
        List<Look> all = new ArrayList<>(looks);
        all.addAll(other.looks);
        return new Group(all);
    }
}
