package io.windlass.local.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class InMemoryIdentityTest {

    @Test
    void isTheIdGiven() {
        assertEquals("abcdef012345", new InMemoryIdentity("abcdef012345").journal());
    }

    @Test
    void refusesWhatNoTableNameCanHold() {
        for (String id : new String[] {"", "abc", "ABCDEF012345", "abcdef01234\"", "abcdef0123456"}) {
            assertThrows(IllegalArgumentException.class, () -> new InMemoryIdentity(id));
        }
    }
}
