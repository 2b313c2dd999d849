package io.windlass.redshift;

import io.windlass.schema.TableName;
import java.util.List;
import java.util.stream.Collectors;

/// What is said of objects that somebody else loaded: they are those of run 0.
final class AdoptionSql {

    private static final String LEDGER = SqlText.table(Ledger.LEDGER);
    private static final String OBJECTS = SqlText.table(Ledger.LEDGER_OBJECT);
    private static final TableName STAGED = TableName.parse("windlass_adopted");
    private static final String STAGED_TEXT = SqlText.table(STAGED);
    private static final List<String> IDENTITY = List.of("journal", "pipeline", "run", "step", "bucket", "key");

    private AdoptionSql() {}

    static String stage() {
        return "CREATE TEMP TABLE " + SqlText.table(STAGED) + " (LIKE " + OBJECTS + ")";
    }

    static String copy(Statement.CopyAdopted copy) {
        return CopySql.lines(STAGED_TEXT, LedgerSql.OBJECT_NAMES, copy.lists(), copy.role());
    }

    static String drop() {
        return "DROP TABLE " + SqlText.table(STAGED);
    }

    static String insertObjects() {
        String names = names("s.");
        String same = IDENTITY.stream()
                .map(SqlText::identifier)
                .map(name -> "o." + name + " = s." + name)
                .collect(Collectors.joining(" AND "));
        return "INSERT INTO " + OBJECTS + " " + SqlText.columns(LedgerSql.OBJECT_NAMES) + "\nSELECT DISTINCT " + names
                + " FROM " + STAGED_TEXT + " s WHERE NOT EXISTS (SELECT 1 FROM " + OBJECTS + " o WHERE " + same + ")";
    }

    static String insert(Statement.InsertAdoption insert) {
        LedgerKey key = insert.key();
        return "INSERT INTO " + LEDGER
                + " (\"journal\", \"pipeline\", \"run\", \"step\", \"part\", \"outcome\", \"table\", \"action\")"
                + "\nSELECT " + SqlText.literal(key.journal()) + ", " + SqlText.literal(key.pipeline()) + ", "
                + key.run()
                + ", " + SqlText.literal(key.step()) + ", 1, " + SqlText.literal(LedgerOutcome.LOADED.text()) + ", "
                + SqlText.literal(insert.table().toString()) + ", 'adopt'"
                + " WHERE NOT EXISTS (SELECT 1 FROM " + LEDGER + LedgerSql.where(key) + ")";
    }

    static String count(Statement.CountAdoption count) {
        String objects = " FROM " + OBJECTS + LedgerSql.where(count.key()) + ")";
        return "UPDATE " + LEDGER + " SET \"files\" = (SELECT COUNT(*)" + objects
                + ", \"bytes\" = (SELECT SUM(\"size\")"
                + objects + ", \"manifest\" = " + SqlText.literal(count.lists()) + ", \"who\" = "
                + SqlText.literal(count.who()) + ", \"committed_at\" = GETDATE()" + LedgerSql.where(count.key());
    }

    private static String names(String of) {
        return LedgerSql.OBJECT_NAMES.stream()
                .map(SqlText::identifier)
                .map(name -> of + name)
                .collect(Collectors.joining(", "));
    }
}
