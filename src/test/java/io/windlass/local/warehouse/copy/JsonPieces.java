package io.windlass.local.warehouse.copy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Files made of what rows may look like, good and bad, by a seed.
final class JsonPieces {

    private static final List<String> GOOD = List.of(
            "{\"id\": 1, \"name\": \"plain\", \"tags\": [1, {\"a\": 2}]}\n",
            "{\"id\":2,\"name\":\"é ü \\u00e9 \\\\ \\\" 漢 😀\",\"more\":{\"x\":[null,true]}}\n",
            "{\n  \"id\": 3,\n  \"name\": \"pretty\",\n  \"tags\": [\n    1,\n    2\n  ]\n}\n",
            "{\"id\":4}{\"id\":5}\n",
            "\r\n\t{\"name\": \"}{\"}\r\n",
            "\n\n",
            "{}\n");

    private static final List<String> ODD = List.of(
            "{\"id\":6,\"tags\":[\n[1],\n{\"in\": 1}\n]}\n",
            "{\"id\": 70000, \"name\": \"out of range\"}\n",
            "{\"id\": 8, \"name\": \"" + "much too long ".repeat(5) + "\"}\n",
            "[1, 2]\n",
            "{\"id\": 9}, {\"id\": 10}\n",
            "{\"id\": 11]\n",
            "{\"id\": [12\n",
            "{\"id\": 13, \"name\": \"open\n",
            "{\"id\": 14}}\n",
            "nul \"text\" 15 -\n",
            "\"a \\\n",
            "\ufeff{\"id\": 16}\n",
            "{\"name\": \"\\u0000\"}\n",
            "{\"name\": \"\0\"}\n");

    private JsonPieces() {}

    /// @param odd of a hundred pieces, those that are odd
    static byte[] file(long seed, int pieces, int odd) {
        Random random = new Random(seed);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int piece = 0; piece < pieces; piece++) {
            List<String> kind = random.nextInt(100) < odd ? ODD : GOOD;
            file.writeBytes(kind.get(random.nextInt(kind.size())).getBytes(StandardCharsets.UTF_8));
            if (random.nextInt(1_000) < odd) {
                file.writeBytes(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}', '\n'});
            }
        }
        byte[] whole = file.toByteArray();
        return random.nextBoolean() ? whole : Arrays.copyOf(whole, whole.length - whole.length / 7);
    }
}
