package io.windlass.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Rows that never were, by number, and the table that takes them: the types that most tables are made of.
final class SampleRows {

    static final List<String> COLUMNS = List.of("id", "customer", "amount", "ordered_at", "paid", "note");

    private static final String SHAPE = "(id bigint, customer varchar(64), amount decimal(12,2), ordered_at timestamp,"
            + " paid boolean, note varchar(256))";

    private SampleRows() {}

    static String createTable(String name) {
        return "CREATE TABLE " + name + " " + SHAPE;
    }

    /// One object a line.
    static byte[] json(int from, int count) {
        StringBuilder text = new StringBuilder(count * 160);
        for (int number = from; number < from + count; number++) {
            text.append("{\"id\": ").append(number).append(", \"customer\": \"");
            customer(text, number);
            text.append("\", \"amount\": ");
            amount(text, number);
            text.append(", \"ordered_at\": \"");
            moment(text, number);
            text.append("\", \"paid\": ").append(number % 3 != 0).append(", \"note\": \"");
            note(text, number);
            text.append("\"}\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Without a header and without quotes, since no value needs them.
    static byte[] csv(int from, int count) {
        StringBuilder text = new StringBuilder(count * 100);
        for (int number = from; number < from + count; number++) {
            text.append(number).append(',');
            customer(text, number);
            text.append(',');
            amount(text, number);
            text.append(',');
            moment(text, number);
            text.append(',').append(number % 3 != 0).append(',');
            note(text, number);
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void customer(StringBuilder text, int number) {
        text.append("customer-").append(number % 50_021);
    }

    private static void amount(StringBuilder text, int number) {
        text.append(number % 100_003).append('.');
        twoDigits(text, number % 100);
    }

    private static void moment(StringBuilder text, int number) {
        text.append("2026-01-");
        twoDigits(text, number / 86_400 % 28 + 1);
        text.append(' ');
        twoDigits(text, number / 3_600 % 24);
        text.append(':');
        twoDigits(text, number / 60 % 60);
        text.append(':');
        twoDigits(text, number % 60);
    }

    private static void note(StringBuilder text, int number) {
        text.append("left at the door of house ").append(number % 997).append(" - é und ü");
    }

    private static void twoDigits(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
