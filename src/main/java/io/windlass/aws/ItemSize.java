package io.windlass.aws;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The size of an item as DynamoDB bills it (Developer Guide, "DynamoDB item sizes and formats"): names and
/// texts by their bytes in UTF-8, numbers by their digits, lists and maps with 3 bytes and one for each element.
public final class ItemSize {

    /// A write unit writes so much: an item that is larger costs another unit for each started KB.
    public static final int WRITE_UNIT_BYTES = 1_024;

    private ItemSize() {}

    /// Bytes of an item with its attributes' names.
    public static int of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(entry -> bytes(entry.getKey()) + of(entry.getValue()))
                .sum();
    }

    /// Units that one write of so many bytes costs.
    public static int writeUnits(int bytes) {
        return Math.max(1, Math.ceilDiv(bytes, WRITE_UNIT_BYTES));
    }

    /// The text, cut where it would take more than so many bytes; never within a character.
    static String cut(String text, int bytes) {
        if (bytes(text) <= bytes) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int left = bytes - bytes("…");
        for (int character : text.codePoints().toArray()) {
            left -= bytes(Character.toString(character));
            if (left < 0) {
                break;
            }
            cut.appendCodePoint(character);
        }
        return cut.append('…').toString();
    }

    private static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N -> digits(value.n());
            case BOOL, NUL -> 1;
            case L ->
                3 + value.l().stream().mapToInt(element -> 1 + of(element)).sum();
            case M -> 3 + value.m().size() + of(value.m());
            case NS -> 3 + value.ns().stream().mapToInt(ItemSize::digits).sum();
            case B, SS, BS, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException("the journal holds no attribute of type " + value.type());
        };
    }

    private static int digits(String number) {
        BigDecimal value = new BigDecimal(number).stripTrailingZeros();
        return 1 + Math.ceilDiv(value.precision(), 2) + (value.signum() < 0 ? 1 : 0);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
