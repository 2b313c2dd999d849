package io.windlass.pipeline;

import java.util.List;

/// Values, files and names of files that break what is not careful: too deep, too long, too large, twice, half.
final class Monsters {

    private static final int DEEP = 20_000;
    private static final int LONG = 300_000;

    private Monsters() {}

    /// JSON values.
    static List<String> values() {
        return List.of(
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1e2147483647",
                "9".repeat(900),
                "9".repeat(LONG),
                "0." + "0".repeat(900) + "1",
                "\"1e999999999\"",
                "\"" + "9".repeat(LONG) + "\"",
                "\"" + "x".repeat(LONG) + "\"",
                "\"" + "\\u0000".repeat(1_000) + "\"",
                "\"\\ud800\\ud800\"",
                "\"\u202e\uFFFE\uD83D\uDE00\"",
                "\"a\\nb\\r\\u2028\\u0085c\"",
                "[".repeat(DEEP) + "]".repeat(DEEP),
                "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP),
                "[".repeat(900) + "]".repeat(900),
                "{\"a\":".repeat(900) + "1" + "}".repeat(900),
                "[" + "null,".repeat(DEEP) + "null]",
                "{" + "\"a\":1,".repeat(2_000) + "\"a\":1}",
                "\"" + "(".repeat(DEEP) + ")".repeat(DEEP) + "\"",
                "\"" + "(a*)*".repeat(200) + "\"",
                "\"" + "(?:".repeat(5_000) + "a" + ")*".repeat(5_000) + "\"",
                "\"" + "[".repeat(DEEP) + "\"",
                "\"a{2147483647}{2147483647}\"",
                "\"$" + ".a".repeat(DEEP) + "\"",
                "\"$" + "['a']".repeat(DEEP) + "\"",
                "\"$.a[99999999999999999999]\"",
                "\"" + "a/".repeat(DEEP) + "\"",
                "\"" + "a=*/".repeat(200) + "\"",
                "\"" + "dt=*/".repeat(DEEP) + "\"",
                "\"varchar(99999999999999999999)\"",
                "\"decimal(2147483648,-1)\"",
                "\"varchar" + "(".repeat(DEEP) + "\"",
                "\"cron(* * * * ? 1970-2147483647)\"",
                "\"cron(0/0 0/0 ? * * *)\"",
                "\"cron(" + "0,".repeat(DEEP) + "0 * * * ? *)\"",
                "\"rate(999999999 days)\"",
                "\"P99999999999999999999D\"",
                "\"PT9223372036854775807S\"",
                "\"-P1D\"",
                "\"0000-00-00/99\"",
                "\"+999999999-12-31\"",
                "\"" + "/*".repeat(DEEP) + "\"",
                "\"select '" + "''".repeat(DEEP) + "\"",
                "\"" + "select :a,".repeat(DEEP) + "\"",
                "\"" + "$a$".repeat(DEEP) + "\"",
                "[\"" + "(".repeat(DEEP) + ")".repeat(DEEP) + "\"]",
                "[\"select 1\"" + ",\"select 1\"".repeat(5_000) + "]");
    }

    /// Whole files.
    static List<String> files() {
        return List.of(
                "",
                "\u0000",
                "\uFEFF",
                "\uFEFF\uFEFF{}",
                " ".repeat(LONG),
                "[".repeat(LONG),
                "{\"a\":".repeat(LONG),
                "{\"a\":\"" + "x".repeat(LONG),
                "{}".repeat(DEEP),
                "{" + "\"columns\":[],".repeat(DEEP) + "\"columns\":[]}",
                "{\"table\":\"t\",\"columns\":["
                        + "{\"path\":\"a\",\"columns\":[".repeat(300)
                        + "]}".repeat(300) + "]}",
                "{\"table\":\"t\",\"columns\":[" + "{\"name\":\"a\",\"type\":\"integer\"},".repeat(5_000)
                        + "{\"name\":\"b\",\"type\":\"integer\"}]}",
                "{\"pipeline\":\"p\",\"steps\":[" + "{\"step\":\"s\",\"sql\":\"x.sql\"},".repeat(5_000) + "{}]}",
                "/*".repeat(LONG),
                "(".repeat(LONG),
                "'" + "\\'".repeat(LONG),
                "$$" + "$a".repeat(LONG),
                "--".repeat(LONG),
                ";".repeat(LONG),
                "select \u0000;\u0000;");
    }

    /// Names that files may be given, or that are asked for.
    static List<String> fileNames() {
        return List.of(
                "../../../../etc/passwd",
                "/etc/passwd",
                "sql/../../secret.sql",
                "sql\\users.sql",
                "C:\\users.sql",
                "sql/users.sql\u0000.json",
                "schemas/a\nb.json",
                "schemas/deeper/t.json",
                "pipelines/.json",
                "pipelines/" + "x".repeat(4_000) + ".json",
                "schemas/\uD83D\uDE00\u202e.json",
                "sql/" + "../".repeat(1_000) + "x.sql",
                "sql//users.sql",
                "",
                ".",
                "'; drop table canary; --.sql");
    }
}
