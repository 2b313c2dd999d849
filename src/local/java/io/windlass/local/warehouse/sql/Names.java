package io.windlass.local.warehouse.sql;

/// How names and values are written for PostgreSQL.
public final class Names {

    private Names() {}

    /// In double quotes.
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// A literal that means the same whatever `standard_conforming_strings` says.
    public static String literal(String value) {
        String doubled = value.replace("'", "''");
        return doubled.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }
}
