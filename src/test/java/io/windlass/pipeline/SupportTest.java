package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupportTest {

    private final Catalog catalog = assertInstanceOf(
                    Definitions.Sound.class,
                    Definitions.read(DefinitionFiles.in(Path.of("src/test/resources/definitions"))))
            .catalog();

    private List<String> missing(String pipeline) {
        return Support.missing(catalog.pipeline(pipeline).orElseThrow());
    }

    @Test
    void whatThisVersionCannotRunIsNamedStepByStep() {
        assertEquals(
                List.of(
                        "step \"songs\": load \"merge\" is not supported yet",
                        "step \"users\": \"creates\" is not supported yet",
                        "step \"songplays\": a parameter in SQL is not supported yet",
                        "step \"songplays\": \"expect\" is not supported yet",
                        "step \"songplays\": \"creates\" is not supported yet"),
                missing("sparkify"));
        assertEquals(
                List.of(
                        "\"dependsOn\" is not supported yet",
                        "step \"orders\": overwrite \"replace\" is not supported yet",
                        "step \"orders\": load \"merge\" is not supported yet",
                        "step \"orders\": \"audit\" of table orders is not supported yet",
                        "step \"orders\": drift \"fail\" of table orders is not supported yet"),
                missing("orders"));
        assertEquals(
                List.of(
                        "step \"hits\": format \"csv\" is not supported yet",
                        "step \"hits\": option \"ignoreheader\" is not supported yet",
                        "step \"hits\": a \"series\" is not supported yet",
                        "step \"hits\": load \"range\" is not supported yet"),
                missing("hits"));
        assertEquals(
                List.of(
                        "step \"documents\": format \"json noshred\" is not supported yet",
                        "step \"documents\": compression \"zstd\" is not supported yet"),
                missing("documents"));
    }
}
