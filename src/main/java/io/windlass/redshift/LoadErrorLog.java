package io.windlass.redshift;

/// Where the warehouse says which rows a COPY refused.
public enum LoadErrorLog {
    /// The view that every warehouse of today has, Serverless too.
    SYS("sys_load_error_detail", "query_id", "file_name", "column_name", "error_code", "error_message"),
    /// The table that only provisioned clusters have, old ones too.
    STL("stl_load_errors", "query", "filename", "colname", "err_code", "err_reason");

    private final String table;
    private final String query;
    private final String file;
    private final String column;
    private final String code;
    private final String message;

    LoadErrorLog(String table, String query, String file, String column, String code, String message) {
        this.table = table;
        this.query = query;
        this.file = file;
        this.column = column;
        this.code = code;
        this.message = message;
    }

    String table() {
        return table;
    }

    String query() {
        return query;
    }

    String file() {
        return file;
    }

    String column() {
        return column;
    }

    String code() {
        return code;
    }

    String message() {
        return message;
    }
}
