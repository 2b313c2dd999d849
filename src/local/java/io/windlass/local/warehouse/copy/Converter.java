package io.windlass.local.warehouse.copy;

/// Turns the text of a value into a field of the row. The text is not NULL and not blank where the type is not
/// one of characters.
interface Converter {

    /// Writes exactly one field, or none and says what is wrong.
    Problem convert(String text, RowBuffer row);

    static Converter of(TargetColumn column, CopyCommand command) {
        return switch (column.kind()) {
            case SMALLINT -> new WholeNumbers("Short", Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> new WholeNumbers("Integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> new WholeNumbers("Long", Long.MIN_VALUE, Long.MAX_VALUE);
            case DECIMAL -> new Decimals(column.precision(), column.scale(), command.has(CopyOption.ROUNDEC));
            case REAL -> new FloatingNumbers("Float");
            case DOUBLE -> new FloatingNumbers("Double");
            case BOOLEAN -> new Booleans();
            case CHAR, VARCHAR -> Texts.of(column, command);
            case DATE -> new Dates(command.text(CopyOption.DATEFORMAT), command.has(CopyOption.ACCEPTANYDATE));
            case TIMESTAMP, TIMESTAMPTZ ->
                new Timestamps(
                        command.text(CopyOption.TIMEFORMAT),
                        column.kind() == TargetColumn.Kind.TIMESTAMPTZ,
                        command.has(CopyOption.ACCEPTANYDATE));
            case TIME -> new Times(false);
            case TIMETZ -> new Times(true);
            case SUPER -> new Supers();
            case VARBYTE -> new Hexadecimals();
        };
    }
}
