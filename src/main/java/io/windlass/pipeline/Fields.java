package io.windlass.pipeline;

import io.windlass.schema.Suggestion;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One object of a definition: its members by name, each with the type it must have. Whatever is not as it
/// must be becomes a mistake at its place, and reading goes on.
final class Fields {

    private static final int SHOWN = 80;

    private final Place place;
    private final Json node;
    /// Members that are likely meant by a misspelled one: they are not reported as missing too.
    private final Set<String> meant = new HashSet<>();

    Fields(Place place, Json node) {
        this.place = place;
        this.node = node;
    }

    Place place() {
        return place;
    }

    Place at(String member) {
        return place.at(member);
    }

    boolean has(String member) {
        return node.has(member);
    }

    Json value(String member) {
        return node.member(member);
    }

    List<String> names() {
        return List.copyOf(node.members().keySet());
    }

    /// Every other member is a mistake.
    Fields only(String... members) {
        Set<String> known = Set.of(members);
        for (String name : names()) {
            if (!known.contains(name)) {
                List<String> free = List.of(members).stream()
                        .filter(member -> !node.has(member))
                        .toList();
                Optional<String> near = Suggestion.nearest(name, free);
                near.ifPresent(meant::add);
                at(name).mistake("unknown member \"" + name + "\""
                        + near.map(member -> "; did you mean \"" + member + "\"?")
                                .orElse("; known here: " + String.join(", ", members)));
            }
        }
        return this;
    }

    /// Says that a member is missing, unless a misspelled one was met.
    void missing(String member, String message) {
        if (!meant.contains(member)) {
            place.mistake(message);
        }
    }

    Optional<String> text(String member) {
        Json value = value(member);
        if (value.isText()) {
            return Optional.of(value.text());
        }
        wrong(member, "a string");
        return Optional.empty();
    }

    /// @param what what the member says, for whoever left it out
    Optional<String> needText(String member, String what) {
        if (!has(member)) {
            missing(member, "\"" + member + "\" is missing: " + what);
        }
        return text(member);
    }

    Optional<Boolean> flag(String member) {
        Json value = value(member);
        if (value.isFlag()) {
            return Optional.of(value.flag());
        }
        wrong(member, "true or false");
        return Optional.empty();
    }

    /// A whole number between the two, both included.
    Optional<Long> count(String member, long least, long most) {
        Json value = value(member);
        if (!value.isNumber()) {
            wrong(member, "a whole number");
            return Optional.empty();
        }
        BigInteger number = value.isWhole() ? value.whole() : BigInteger.valueOf(Long.MIN_VALUE);
        if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(BigInteger.valueOf(most)) > 0) {
            String bounds = most >= Integer.MAX_VALUE ? " of at least " + least : " from " + least + " to " + most;
            at(member).mistake("\"" + member + "\" must be a whole number" + bounds + ", not " + value.text());
            return Optional.empty();
        }
        return Optional.of(number.longValue());
    }

    Optional<Fields> object(String member) {
        Json value = value(member);
        if (value.isObject()) {
            return Optional.of(new Fields(at(member), value));
        }
        wrong(member, "an object");
        return Optional.empty();
    }

    /// The objects of a list; entries of another kind are mistakes and left out.
    List<Fields> objects(String member) {
        List<Fields> objects = new ArrayList<>();
        Json array = value(member);
        if (array.isArray()) {
            for (int index = 0; index < array.size(); index++) {
                Place entry = at(member).at(index);
                if (array.entry(index).isObject()) {
                    objects.add(new Fields(entry, array.entry(index)));
                } else {
                    entry.mistake("must be an object, not " + kind(array.entry(index)));
                }
            }
        } else {
            wrong(member, "a list");
        }
        return objects;
    }

    /// The strings of a list, each with its place; entries of another kind are mistakes and left out.
    List<Item> texts(String member) {
        List<Item> items = new ArrayList<>();
        Json array = value(member);
        if (array.isArray()) {
            for (int index = 0; index < array.size(); index++) {
                Place entry = at(member).at(index);
                if (array.entry(index).isText()) {
                    items.add(new Item(entry, array.entry(index).text()));
                } else {
                    entry.mistake("must be a string, not " + kind(array.entry(index)));
                }
            }
        } else {
            wrong(member, "a list of strings");
        }
        return items;
    }

    /// A text in a list.
    record Item(Place place, String text) {}

    /// Says that a member is there and is not what it must be.
    void wrong(String member, String must) {
        if (has(member)) {
            at(member).mistake("\"" + member + "\" must be " + must + ", not " + kind(value(member)));
        }
    }

    /// A value as a message shows it: in quotes, and not more of it than tells it apart.
    static String quoted(String text) {
        boolean cut = text.codePointCount(0, text.length()) > SHOWN;
        return "\"" + (cut ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…" : text) + "\"";
    }

    /// What a value is, in words.
    static String kind(Json value) {
        if (value.isObject()) {
            return "an object";
        }
        if (value.isArray()) {
            return "a list";
        }
        if (value.isText()) {
            return "the string " + quoted(value.text());
        }
        if (value.isMissing()) {
            return "nothing";
        }
        return (value.isNumber() ? "the number " : "") + value.text();
    }
}
