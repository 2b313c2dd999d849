package io.windlass.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Some of the keys that the ledger says a step has loaded, in the order in which S3 lists keys.
///
/// @param loaded those below the step's prefix
/// @param bound the key up to which these are all; empty where there are no more behind
record LedgerPage(List<Loaded> loaded, Optional<String> bound) {

    /// So many are read with one statement.
    static final int MOST = 20_000;

    static final LedgerPage NONE = new LedgerPage(List.of(), Optional.empty());

    LedgerPage {
        loaded = List.copyOf(loaded);
    }

    /// A key that is loaded.
    ///
    /// @param run the last run that loaded it
    /// @param runs how many did
    record Loaded(String key, long run, long runs) {}

    /// Reads rows of [io.windlass.redshift.Statement.ReadLoadedKeys]; empty where they are not in the order of their
    /// bytes, as in a database that does not tell capital letters from small ones.
    static Optional<LedgerPage> read(List<List<String>> rows, String prefix) {
        List<Loaded> loaded = new ArrayList<>();
        String last = "";
        for (List<String> row : rows) {
            String key = row.getFirst();
            if (!last.isEmpty() && compare(last, key) >= 0) {
                return Optional.empty();
            }
            last = key;
            if (key.startsWith(prefix)) {
                loaded.add(new Loaded(key, Long.parseLong(row.get(1)), Long.parseLong(row.get(2))));
            }
        }
        boolean behind = rows.size() == MOST && (last.startsWith(prefix) || compare(last, prefix) < 0);
        return Optional.of(new LedgerPage(loaded, behind ? Optional.of(last) : Optional.empty()));
    }

    /// Negative, zero or positive as S3 lists the left key before, with or after the right one.
    static int compare(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
