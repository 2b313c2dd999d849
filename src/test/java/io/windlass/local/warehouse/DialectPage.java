package io.windlass.local.warehouse;

import java.util.List;
import java.util.stream.Collectors;

/// The page of the dialect in Markdown.
final class DialectPage {

    private static final String HEAD = """
            # The dialect of the embedded warehouse

            Which SQL of Amazon Redshift the embedded warehouse of `./windlass up` and `run` takes, and what it
            refuses. A row that works was run, and its first value compared with the one that is expected; a row that is
            refused failed with an error that names what it does not take.

            This page is generated: each row is a statement in [src/test/resources/dialect](../src/test/resources/dialect),
            run by [DialectTableTest](../src/test/java/io/windlass/local/warehouse/DialectTableTest.java) in every build,
            which fails where the page says otherwise. To write it anew after a change:

            ```sh
            mvn test -Dtest=DialectTableTest -Dwindlass.golden=write
            ```

            The expected values are ours, from the Database Developer Guide; none was taken from a cluster. How the
            warehouse is built says [The embedded cloud](embedded-cloud.md).
            """;

    private DialectPage() {}

    static String of(List<DialectSection> sections) {
        StringBuilder page = new StringBuilder(HEAD);
        long works = sections.stream()
                .flatMap(section -> section.features().stream())
                .filter(feature -> feature.value().isPresent())
                .count();
        long all = sections.stream()
                .mapToLong(section -> section.features().size())
                .sum();
        page.append("\n%d rows: %d work, %d are refused.\n".formatted(all, works, all - works));
        for (DialectSection section : sections) {
            page.append("\n## ").append(section.title()).append("\n\n");
            section.text().forEach(line -> page.append(line).append('\n'));
            page.append(section.text().isEmpty() ? "" : "\n");
            page.append("| feature | works or refused |\n|---|---|\n");
            page.append(section.features().stream().map(DialectPage::row).collect(Collectors.joining()));
        }
        return page.toString();
    }

    private static String row(DialectFeature feature) {
        String outcome = feature.refusal()
                .map(words -> "refused: `" + words.strip() + "`")
                .orElse("works");
        return "| " + cell(feature.name()) + " | " + cell(outcome) + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
