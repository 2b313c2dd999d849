package io.windlass.redshift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FenceTest {

    private static final String JOURNAL = "k3j9x0q2m7zb";

    private static String name(String pipeline) {
        return new Fence(JOURNAL, pipeline).table().name();
    }

    @Test
    void aFenceIsNamedForItsJournalAndPipeline() {
        assertEquals("fence_k3j9x0q2m7zb_sparkify", name("sparkify"));
        assertEquals("fence_k3j9x0q2m7zb_" + "p".repeat(44), name("p".repeat(44)));
    }

    @Test
    void aLongNameEndsInAHashSoThatTwoPipelinesNeverShareAFence() {
        String one = name("p".repeat(62) + "1");
        String other = name("p".repeat(62) + "2");

        assertEquals(63, one.length());
        assertTrue(one.startsWith("fence_k3j9x0q2m7zb_pppp"), one);
        assertNotEquals(one, other);
    }
}
