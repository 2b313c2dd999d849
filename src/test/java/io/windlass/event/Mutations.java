package io.windlass.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Spoils text byte by byte and piece by piece, the same way for the same random numbers.
public final class Mutations {

    /// Pieces that change the meaning of JSON or of a key.
    private static final List<String> PIECES = List.of(
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "true",
            "-1",
            "1e999",
            "9999999999999999999",
            "\"\"",
            "{}",
            "[]",
            "\\ud800",
            "\\u0000",
            "\\",
            "%",
            "%zz",
            "%ff",
            "+",
            "ObjectRemoved",
            "\"Records\":[",
            "\"s3\":{}",
            "\"body\":",
            "\"key\":1",
            "\"detail-type\":\"Object Created\",",
            "\"messageId\":\"\",",
            "\u00fc",
            "\ud83d\ude00",
            "\u0000");

    private Mutations() {}

    public static byte[] of(byte[] text, RandomGenerator random) {
        byte[] spoilt = text;
        int times = random.nextInt(1, 4);
        for (int i = 0; i < times; i++) {
            spoilt = once(spoilt, random);
        }
        return spoilt;
    }

    private static byte[] once(byte[] text, RandomGenerator random) {
        int from = random.nextInt(text.length + 1);
        int to = Math.min(text.length, from + random.nextInt(1, 30));
        return switch (random.nextInt(6)) {
            case 0 -> join(text, 0, from, noise(random), to, text.length);
            case 1 -> join(text, 0, from, new byte[0], to, text.length);
            case 2 -> join(text, 0, to, new byte[0], from, text.length);
            case 3 -> Arrays.copyOf(text, from);
            case 4 -> join(text, 0, from, piece(random), from, text.length);
            default -> join(text, 0, from, piece(random), to, text.length);
        };
    }

    private static byte[] join(byte[] text, int from, int to, byte[] middle, int again, int end) {
        byte[] joined = Arrays.copyOf(Arrays.copyOfRange(text, from, to), to - from + middle.length + end - again);
        System.arraycopy(middle, 0, joined, to - from, middle.length);
        System.arraycopy(text, again, joined, to - from + middle.length, end - again);
        return joined;
    }

    private static byte[] noise(RandomGenerator random) {
        byte[] noise = new byte[random.nextInt(1, 9)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] piece(RandomGenerator random) {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }
}
