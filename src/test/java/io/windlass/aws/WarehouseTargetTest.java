package io.windlass.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WarehouseTargetTest {

    private static final Optional<String> NONE = Optional.empty();

    @Test
    void isAWorkgroupOrACluster() {
        assertEquals(Optional.of("wg"), WarehouseTarget.workgroup("wg", "dev").workgroup());
        assertRefused("neither", NONE, NONE, NONE, NONE);
        assertRefused("both", Optional.of("wg"), Optional.of("cluster"), NONE, NONE);
    }

    @Test
    void hasAUserOnlyOnAClusterAndWithoutASecret() {
        new WarehouseTarget("dev", NONE, Optional.of("cluster"), Optional.of("loader"), NONE);
        assertRefused("user", Optional.of("wg"), NONE, Optional.of("loader"), NONE);
        assertRefused("user", NONE, Optional.of("cluster"), Optional.of("loader"), Optional.of("arn"));
    }

    private static void assertRefused(
            String word,
            Optional<String> workgroup,
            Optional<String> cluster,
            Optional<String> user,
            Optional<String> secret) {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class, () -> new WarehouseTarget("dev", workgroup, cluster, user, secret));
        assertTrue(thrown.getMessage().contains(word), thrown.getMessage());
    }
}
