package io.windlass.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.journal.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private static final Path BASH = Path.of("/bin/bash");

    @Test
    void aCommandLeadsToTheStack() {
        Commands commands = new Commands(List.of("--home", "my cloud"));

        assertEquals(
                "./windlass release orders --object s3://data/a.csv --home 'my cloud'",
                commands.release("orders", new ObjectId("data", "a.csv")));
        assertEquals(
                "./windlass release orders --run 7 --stack prod",
                Commands.of("prod").release("orders", 7));
        assertEquals(
                "./windlass runs 7 orders --stack prod", Commands.of("prod").run("orders", 7));
        assertEquals(
                "./windlass resume orders --stack prod", Commands.of("prod").resume("orders"));
        assertEquals(
                "./windlass quarantine orders --stack prod", Commands.of("prod").quarantine("orders"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain/key-1.csv",
                "two words",
                "it's",
                "a\\'b\"c",
                "$(reboot)`id`$HOME",
                "!history ; rm -rf / & | > <",
                "line\nbreak\ttab\r7",
                "\u202Egpj.exe",
                "caf\u00e9/\u65e5\u672c/\ud83d\ude00",
                "~",
                "",
                "*?[a]{b,c}",
                "back\\slash\u0001'9"
            })
    void aShellTakesAWordAsItIs(String word) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(BASH), "there is no bash here");

        assertEquals(word, said("printf %s " + Commands.quoted(word)));
    }

    private static String said(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(BASH.toString(), "-c", command);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }
}
