package io.windlass.local.s3;

import java.util.List;

/// Keys that have broken something somewhere and that the server must hold.
final class NamedKeys {

    private NamedKeys() {}

    static List<String> all() {
        return List.of(
                "a b",
                "trailing ",
                " leading",
                "a+b",
                "a%b",
                "a%20b",
                "a%2Fb",
                "%2e%2e/x",
                "a%00b",
                "'quoted'",
                "\"quoted\"",
                "back\\slash",
                "a?b=c#d",
                "a&b;c=d,e:f@g$h",
                "<k>&amp;</k>",
                "{}[]|^`~*",
                "semi;jsessionid=1/x",
                "😀/é.json",
                "e\u0301",
                "é",
                "\u0080",
                "\u0085",
                "\u2028",
                "\ufeffbom",
                "\ufdd0",
                "tab\tin",
                "line\nfeed",
                "carriage\rreturn",
                "crlf\r\nx",
                "\u007f",
                "a//b",
                "//",
                "/",
                "/leading",
                "x/",
                "x",
                "x/y",
                ".",
                "..",
                "...",
                "./y",
                "y/../z",
                "../x",
                "a/.",
                "a/..",
                "a/./b",
                ".hidden",
                ".mpus-x",
                ".s3proxy-slash",
                ".s3proxy-versions",
                "E",
                "e",
                "k".repeat(1024),
                "é".repeat(512),
                "😀".repeat(256),
                "/".repeat(1024),
                "d/" + "k".repeat(300));
    }
}
