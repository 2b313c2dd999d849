package io.windlass.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.client.RequestFailed;
import io.windlass.client.RequestFailed.Code;
import io.windlass.client.ResultPage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pages of results that fit an answer of Lambda. A page of the client is about 1 MiB, but JSON may write a character
/// as six, and one row may have 16 MB. So a page that is too long is told in several: `next` says where the client's
/// page begins, and how many of its rows were told.
final class Pages {

    /// Bytes of rows in an answer. Lambda returns 6 MB at most (Lambda Developer Guide, "Lambda quotas"), and an answer
    /// of HTTP goes through it in base64, which takes a third more.
    static final int MOST_BYTES = 4_000_000;

    private static final Pattern PLACE = Pattern.compile("([1-9][0-9]{0,8})\\.(.*)");

    private Pages() {}

    /// Where a page begins.
    ///
    /// @param told rows of the client's page that earlier answers held
    /// @param cursor the client's; empty for the beginning
    record Place(int told, Optional<String> cursor) {

        static Place parse(Optional<String> next) {
            Matcher matcher = PLACE.matcher(next.orElse(""));
            if (!matcher.matches()) {
                return new Place(0, next);
            }
            return new Place(
                    Integer.parseInt(matcher.group(1)),
                    Optional.of(matcher.group(2)).filter(cursor -> !cursor.isEmpty()));
        }

        private String after(int rows) {
            return told + rows + "." + cursor.orElse("");
        }
    }

    /// @throws RequestFailed where a row fits no answer
    static ObjectNode told(ResultPage page, Place place) {
        ObjectNode answer = Json.object().put("state", page.state().name());
        ArrayNode columns = answer.putArray("columns");
        page.columns()
                .forEach(column -> columns.addObject()
                        .put("name", column.name())
                        .put("type", column.type().sql()));
        int left = page.rows().size() - place.told();
        int told = rows(answer.putArray("rows"), page, place.told());
        if (told < left) {
            answer.put("next", place.after(told));
        } else {
            page.next().ifPresent(next -> answer.put("next", next));
        }
        if (!page.message().isEmpty()) {
            answer.put("message", page.message());
        }
        return answer;
    }

    private static int rows(ArrayNode rows, ResultPage page, int from) {
        long bytes = 0;
        for (int place = from; place < page.rows().size(); place++) {
            ArrayNode row = Values.of(page.rows().get(place));
            long length = Json.bytes(row).length + 1L;
            if (length > MOST_BYTES) {
                throw new RequestFailed(
                        Code.TOO_LARGE,
                        "",
                        "a row of this query has " + length + " bytes as JSON and an answer holds " + MOST_BYTES
                                + " at most; read it through the client for Java, or by UNLOAD");
            }
            bytes += length;
            if (bytes > MOST_BYTES) {
                return place - from;
            }
            rows.add(row);
        }
        return Math.max(0, page.rows().size() - from);
    }
}
