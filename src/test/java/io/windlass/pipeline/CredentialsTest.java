package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.redshift.Compression;
import io.windlass.redshift.SqlRenderer;
import io.windlass.redshift.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// COPY reads with a role, and there is no place to write a key down.
class CredentialsTest {

    private static Map<String, String> definitions(String options) {
        return Map.of(
                "schemas/t.json",
                "{\"table\": \"t\", \"columns\": [{\"name\": \"n\", \"type\": \"integer\"}]}",
                "pipelines/p.json",
                """
                {"pipeline": "p", "steps": [{"step": "s", "copy": "t", "from": {"prefix": "p/"}, "format": "csv",
                  "options": {%s}}]}""".formatted(options));
    }

    @ParameterizedTest
    @ValueSource(strings = {"credentials", "access_key_id", "secret_access_key", "session_token", "iam_role"})
    void aDefinitionHoldsNone(String option) {
        Definitions.Faulty faulty = assertInstanceOf(
                Definitions.Faulty.class,
                Definitions.read(DefinitionFiles.of(definitions("\"" + option + "\": \"AKIA\""))));

        assertEquals(1, faulty.mistakes().size());
        String mistake = faulty.mistakes().getFirst().toString();
        assertTrue(mistake.startsWith("pipelines/p.json /steps/0/options/" + option), mistake);
        assertTrue(mistake.contains("role"), mistake);
        assertFalse(mistake.contains("AKIA"), mistake);
    }

    @Test
    void aCopyNamesARoleAndNothingElse() {
        Step.Copy step = assertInstanceOf(
                        Definitions.Sound.class, Definitions.read(DefinitionFiles.of(definitions(""))))
                .catalog()
                .pipeline("p")
                .orElseThrow()
                .copies()
                .getFirst();
        String sql = SqlRenderer.render(new Statement.Copy(
                        step.table().name(),
                        List.of(),
                        "s3://b/manifest",
                        step.format(),
                        Optional.empty(),
                        Compression.NONE,
                        step.options(),
                        "arn:aws:iam::123456789012:role/copy"))
                .toLowerCase(Locale.ROOT);

        assertTrue(sql.contains("iam_role 'arn:aws:iam::123456789012:role/copy'"), sql);
        for (String word : List.of("credentials", "access_key", "token")) {
            assertFalse(sql.contains(word), sql);
        }
    }
}
