package io.windlass.pipeline;

import java.util.List;
import java.util.Optional;

/// What cannot stand in a transaction (Database Developer Guide, the pages of the statements). A step is one.
final class TransactionRules {

    private static final String OTHERWISE =
            "give the step \"transaction\": false, which runs it at least once instead of exactly once";

    private TransactionRules() {}

    /// Why a statement cannot be part of a step that is a transaction, if it cannot.
    static Optional<String> refusal(List<String> words) {
        return switch (word(words, 0)) {
            case "VACUUM" -> alone("VACUUM");
            case "TRUNCATE" ->
                Optional.of("TRUNCATE commits at once, with everything before it: write DELETE FROM, or " + OTHERWISE);
            case "BEGIN", "COMMIT", "END", "ROLLBACK", "ABORT" -> control(word(words, 0));
            case "START" -> word(words, 1).equals("TRANSACTION") ? control("START TRANSACTION") : Optional.empty();
            case "ALTER" -> alter(words);
            case "CREATE", "DROP" -> made(words);
            default -> Optional.empty();
        };
    }

    private static Optional<String> control(String word) {
        return Optional.of("a step is one transaction already: leave " + word + " out, or " + OTHERWISE);
    }

    private static Optional<String> alter(List<String> words) {
        if (word(words, 1).equals("TABLE") && follows(words, "APPEND", "FROM")) {
            return alone("ALTER TABLE APPEND");
        }
        boolean column = follows(words, "ALTER", "COLUMN");
        if (word(words, 1).equals("TABLE") && column && words.contains("TYPE")) {
            return alone("ALTER TABLE ALTER COLUMN TYPE");
        }
        return made(words);
    }

    private static Optional<String> made(List<String> words) {
        String what = word(words, 0) + " " + word(words, 1);
        return switch (word(words, 1)) {
            case "DATABASE", "LIBRARY" -> alone(what);
            case "OR" -> follows(words, "REPLACE", "LIBRARY") ? alone("CREATE OR REPLACE LIBRARY") : Optional.empty();
            case "EXTERNAL" -> word(words, 2).equals("TABLE") ? alone(what + " TABLE") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> alone(String what) {
        return Optional.of(what + " cannot run in a transaction: " + OTHERWISE);
    }

    private static boolean follows(List<String> words, String first, String second) {
        for (int index = 1; index + 1 < words.size(); index++) {
            if (words.get(index).equals(first) && words.get(index + 1).equals(second)) {
                return true;
            }
        }
        return false;
    }

    private static String word(List<String> words, int index) {
        return index < words.size() ? words.get(index) : "";
    }
}
