package io.windlass.pipeline;

import io.windlass.schema.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A member that is one of a few words.
final class Choice {

    private Choice() {}

    /// The constant that the text names in lower case, or a mistake at the place.
    static <E extends Enum<E>> Optional<E> of(Place place, String member, String text, Class<E> type) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return among(place, member, text, words).map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
    }

    /// The text where it is one of the words, or a mistake at the place.
    static Optional<String> among(Place place, String member, String text, List<String> words) {
        if (words.contains(text)) {
            return Optional.of(text);
        }
        place.mistake("\"" + member + "\" cannot be " + Fields.quoted(text)
                + Suggestion.nearest(text, words)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElseGet(() -> "; it is one of "
                                + words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", "))));
        return Optional.empty();
    }
}
