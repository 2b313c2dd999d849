package io.windlass.inference;

import io.windlass.inference.Look.Content;
import io.windlass.redshift.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The samples that are of one table, among others that lie beside them.
///
/// @param taken of which a schema is inferred
/// @param left that hold something else
public record Selection(List<Sample> taken, List<Sample> left) {

    public Selection {
        taken = List.copyOf(taken);
        left = List.copyOf(left);
    }

    /// Takes the kind of files that most of the bytes are in. All are taken where nothing is known of any.
    ///
    /// @throws SampleFailed where two kinds have about as many bytes, and where files of one kind are of two tables
    public static Selection of(List<? extends Sample> samples, Wishes wishes) throws SampleFailed {
        List<Look> looks = new ArrayList<>();
        for (Sample sample : samples) {
            looks.add(look(sample, wishes));
        }
        List<Look> data = looks.stream().filter(look -> suits(look, wishes)).toList();
        if (samples.size() < 2 || data.isEmpty()) {
            return new Selection(List.copyOf(samples), List.of());
        }
        List<Group> groups = groups(data);
        Group most = groups.getFirst().without(wishes);
        groups = new ArrayList<>(groups.subList(1, groups.size()));
        for (Group group : List.copyOf(groups)) {
            if (most.akin(group)) {
                most = most.with(group);
                groups.remove(group);
            }
        }
        tossed(most, groups);
        return divided(looks, most, wishes);
    }

    /// In their order.
    private static Selection divided(List<Look> looks, Group most, Wishes wishes) {
        Set<Sample> chosen = most.looks().stream().map(Look::sample).collect(Collectors.toSet());
        List<Sample> taken = new ArrayList<>();
        List<Sample> left = new ArrayList<>();
        for (Look look : looks) {
            boolean meant = chosen.contains(look.sample()) || (!suits(look, wishes) && most.named(look));
            (meant ? taken : left).add(look.sample());
        }
        return new Selection(taken, left);
    }

    static Look look(Sample sample, Wishes wishes) throws SampleFailed {
        try {
            return Look.at(sample, wishes);
        } catch (IOException e) {
            throw new SampleFailed(sample.name(), "cannot be read: " + e.getMessage());
        }
    }

    static boolean suits(Look look, Wishes wishes) {
        boolean json = look.content() == Content.JSON;
        boolean parquet = look.content() == Content.PARQUET;
        boolean fields = look.content() == Content.FIELDS;
        return wishes.format()
                .map(format ->
                        format == Format.PARQUET ? parquet : format.text().startsWith("json") ? json : fields)
                .orElse(json || parquet || fields);
    }

    static List<Group> groups(List<Look> data) {
        Map<String, List<Look>> kinds = new LinkedHashMap<>();
        for (Look look : data) {
            String kind = Endings.tells(look.ending()) ? "" : look.content().text();
            kinds.computeIfAbsent(look.ending() + " " + kind, ignored -> new ArrayList<>())
                    .add(look);
        }
        return kinds.values().stream().map(Group::new).sorted(Group.ORDER).toList();
    }

    private static void tossed(Group most, List<Group> others) throws SampleFailed {
        Optional<Group> next = others.stream().filter(group -> !group.lone()).findFirst();
        if (next.isPresent() && next.get().bytes() * 2 >= most.bytes()) {
            throw SampleFailed.severalTables(
                    "there are " + most.shown() + "; and " + next.get().shown()
                            + ": neither is most of the bytes; say which are meant with " + choice(most, next.get())
                            + "--match REGEX, such as --match '.*\\" + most.ending() + "'");
        }
    }

    private static String choice(Group one, Group other) {
        return one.content() == other.content()
                ? ""
                : "--format " + format(one) + ", --format " + format(other) + " or ";
    }

    private static String format(Group group) {
        return switch (group.content()) {
            case JSON -> "json";
            case PARQUET -> "parquet";
            case FIELDS, OTHER, EMPTY -> "csv";
        };
    }
}
