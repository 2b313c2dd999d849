package io.windlass.acceptance;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Keys that break what is not careful.
public final class HostileKeys {

    private static final int LONGEST = 1_024;

    private HostileKeys() {}

    /// Keys that the embedded S3 server can hold.
    public static List<String> own() {
        return List.of(
                "with a blank",
                " leading and trailing ",
                "two  blanks",
                "plus+plus",
                "percent%",
                "percent%20twenty",
                "encoded%2Bplus",
                "encoded%252Btwice",
                "encoded%00nothing",
                "a=b&c=d;e?f#g",
                "quote's",
                "double \"quotes\"",
                "'; drop table windlass.ledger; --",
                "back\\slash",
                "\\",
                "dollar$1 ${x} $$",
                "brace{0}[1](2)<3>",
                "star*question?",
                "colon:semi;comma,at@",
                "tab\tinside",
                "line\nbreak",
                "ümlaut-é-ñ",
                "e\u0301 combining",
                "\u00e9 composed",
                "日本語/空の歌.json",
                "עברית",
                "👩\u200d👩\u200d👧 family",
                "🏳️\u200d🌈",
                "\u202eright to left",
                "zero\u200bwidth",
                "\uFEFFbyte order mark",
                "delete\u007f",
                "next\u0085line",
                "a.b.c.json",
                "...",
                "..hidden",
                "CON",
                "nul.txt");
    }

    /// Keys that a server which keeps objects as files, lists them as XML or reads URLs may refuse. Real S3 takes
    /// all of them.
    public static List<String> unheld() {
        return List.of(
                "a//b",
                "/a",
                "./a",
                "a/./b",
                "a/../b",
                "../../../../up",
                ".mpus-1/a",
                "nul\u0000",
                "bell\u0007",
                "escape\u001B",
                "\uFFFE",
                "\uFFFF",
                "x/");
    }

    /// Every line of the Big List of Naughty Strings.
    public static SequencedSet<String> naughty() throws IOException {
        String[] lines = new JsonMapper()
                .readValue(TestData.folder("bad-strings").resolve("blns.json").toFile(), String[].class);
        return new LinkedHashSet<>(List.of(lines));
    }

    /// Each key in a folder of its own, since the server reads keys as paths: it cannot hold both `a` and `a/b`.
    public static List<String> below(String prefix, Iterable<String> keys) {
        List<String> placed = new ArrayList<>();
        keys.forEach(key -> placed.add("%s%04d/%s".formatted(prefix, placed.size(), key)));
        return placed;
    }

    /// A key of exactly as many bytes as S3 takes.
    public static String longest(String prefix) {
        StringBuilder key = new StringBuilder(prefix);
        while (key.toString().getBytes(StandardCharsets.UTF_8).length < LONGEST - 1) {
            key.append(key.length() % 100 == 99 ? "/" : "é");
        }
        int left = LONGEST - key.toString().getBytes(StandardCharsets.UTF_8).length;
        return key.append("x".repeat(left)).toString();
    }
}
