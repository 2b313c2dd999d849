package io.windlass.local.warehouse.copy;

/// Writes the values of one column: what is NULL first, then the conversion.
final class FieldWriter {

    private final TargetColumn column;
    private final Converter converter;
    private final boolean emptyAsNull;
    private final boolean blanksAsNull;
    private final boolean trimBlanks;

    FieldWriter(TargetColumn column, CopyCommand command) {
        this.column = column;
        this.converter = Converter.of(column, command);
        this.emptyAsNull = command.has(CopyOption.EMPTYASNULL);
        this.blanksAsNull = command.has(CopyOption.BLANKSASNULL);
        this.trimBlanks = command.has(CopyOption.TRIMBLANKS);
    }

    TargetColumn column() {
        return column;
    }

    /// @param text null for NULL
    Problem write(String text, RowBuffer row) {
        if (text == null || isNull(text)) {
            if (column.notNull()) {
                return Problem.of(Problem.NOT_NULL, "Missing data for not-null field");
            }
            row.nullField();
            return Problem.NONE;
        }
        return converter.convert(trimBlanks && column.kind().isCharacter() ? text.stripTrailing() : text, row);
    }

    /// An empty or blank field of a type that is not one of characters is always NULL.
    private boolean isNull(String text) {
        if (!column.kind().isCharacter()) {
            return text.isBlank();
        }
        return text.isEmpty() ? emptyAsNull : blanksAsNull && text.isBlank();
    }
}
