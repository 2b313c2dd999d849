package io.windlass.local.warehouse.dataapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/// A page of a list that is at hand whole.
final class Paging {

    private Paging() {}

    /// @param most entries in a page, where the request does not say
    static <T> void fill(
            ObjectNode answer, String member, List<T> all, Request request, int most, Function<T, JsonNode> entry)
            throws ApiFailure {
        int limit = request.number("MaxResults", 0) == 0 ? most : request.number("MaxResults", 0);
        long from = Cursor.read(request);
        if (from > all.size()) {
            throw ApiFailure.validation("Invalid NextToken");
        }
        int end = (int) Math.min(all.size(), from + limit);
        ArrayNode page = answer.putArray(member);
        all.subList((int) from, end).forEach(one -> page.add(entry.apply(one)));
        if (end < all.size()) {
            answer.put("NextToken", Cursor.text(end));
        }
    }
}
