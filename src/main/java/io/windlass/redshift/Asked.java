package io.windlass.redshift;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A question as the warehouse takes it.
///
/// @param sql the text, without a closing semicolon
/// @param values what goes beside the text, by the names by which the text calls them; none is empty
public record Asked(String sql, SequencedMap<String, String> values) {

    public Asked {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }
}
