package io.windlass.local.warehouse.dataapi;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The opaque `NextToken`: where the next page begins.
final class Cursor {

    private static final String PREFIX = "at:";

    private Cursor() {}

    static String text(long position) {
        return Base64.getEncoder().encodeToString((PREFIX + position).getBytes(StandardCharsets.UTF_8));
    }

    /// 0 where the request has none.
    static long read(Request request) throws ApiFailure {
        String token = request.text("NextToken").orElse("");
        if (token.isEmpty()) {
            return 0;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(token);
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.startsWith(PREFIX)) {
                return Long.parseLong(text.substring(PREFIX.length()));
            }
        } catch (IllegalArgumentException notOurs) {
            throw ApiFailure.validation("Invalid NextToken: " + notOurs.getMessage());
        }
        throw ApiFailure.validation("Invalid NextToken");
    }
}
