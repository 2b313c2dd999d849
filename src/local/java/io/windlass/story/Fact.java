package io.windlass.story;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/// One thing that is known.
///
/// @param kind what it is about: `object`, `source`, `arrival`, `mark`, `run`, `statement`, `ledger`, `skipped`,
///     `deed`, `unknown` or `next`
/// @param members by name; numbers and times as text
/// @param text the same as a sentence
public record Fact(String kind, SequencedMap<String, String> members, String text) {

    public Fact {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(text, "text is null");
        members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    /// @param namesAndValues by turns; what is empty is left out
    static Fact of(String kind, String text, String... namesAndValues) {
        SequencedMap<String, String> members = new LinkedHashMap<>();
        for (int index = 0; index + 1 < namesAndValues.length; index += 2) {
            if (!namesAndValues[index + 1].isEmpty()) {
                members.put(namesAndValues[index], namesAndValues[index + 1]);
            }
        }
        return new Fact(kind, members, text);
    }

    /// A member, empty where it has none of this name.
    public String member(String name) {
        return members.getOrDefault(name, "");
    }

    /// As one JSON object would have it.
    public Map<String, String> all() {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        all.put("fact", kind);
        all.putAll(members);
        all.put("text", text);
        return all;
    }
}
