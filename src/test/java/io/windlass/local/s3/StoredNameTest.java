package io.windlass.local.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain", "a/b", "a//b", "x/", "/x", ".", "..", "a/../b", "A", "+", "%", "%2f", "a b", "é😀", "\t\r\n",
                "+/+", " "
            })
    void aNameLeadsBackToItsKey(String key) {
        assertEquals(key, StoredName.toKey(StoredName.of(key)));
    }

    @Test
    void theLongestKeysFitAFileSystem() {
        for (String key : new String[] {"k".repeat(1024), "é".repeat(512), "/".repeat(1024)}) {
            String name = StoredName.of(key);
            assertEquals(key, StoredName.toKey(name));
            assertTrue(
                    Arrays.stream(name.split("/", -1)).allMatch(part -> !part.isEmpty() && part.length() <= 200), name);
        }
    }

    @Test
    void noKeyIsTheDirectoryOfAnother() {
        String longer = StoredName.of("k".repeat(400));
        assertFalse(longer.startsWith(StoredName.of("k".repeat(150)) + "/"));
        assertFalse(StoredName.of("a/b").contains("/"));
    }

    @Test
    void namesThatDifferOnlyInCaseAreNotNeeded() {
        assertNotEquals(
                StoredName.of("a").toLowerCase(Locale.ROOT), StoredName.of("A").toLowerCase(Locale.ROOT));
    }
}
