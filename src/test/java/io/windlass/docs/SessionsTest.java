package io.windlass.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages that a reader follows word by word. After a change of what a command prints write the pages anew with
/// `-Dwindlass.golden=write` and read the difference.
class SessionsTest {

    /// It starts the cloud.
    private static final String FIRST = "backfill.md";

    @TempDir
    private Path directory;

    private static void follow(Session session, Page page) throws IOException, InterruptedException {
        Page played = session.follow(page);
        if ("write".equals(System.getProperty("windlass.golden"))) {
            Files.writeString(page.path(), played.text());
            return;
        }
        List<Fence> shown = page.fences();
        List<Fence> said = played.fences();
        for (int at = 0; at < shown.size(); at++) {
            assertEquals(shown.get(at).text(), said.get(at).text(), page.path() + ", block " + (at + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/tutorial.md", "docs/cost.md", "docs/redshift-copy.md"})
    void aPageDoesWhatItSays(String page) throws IOException, InterruptedException {
        try (Session session = new Session(directory.toRealPath())) {
            follow(session, Page.read(Path.of(page)));
        }
    }

    /// The guides follow each other beside one cloud, which knows the definitions of all of them from the beginning.
    @Test
    void theGuidesDoWhatTheySay() throws IOException, InterruptedException {
        List<Page> guides;
        try (Stream<Path> pages = Files.list(Path.of("docs/how-to"))) {
            guides = pages.filter(page -> !page.endsWith("README.md"))
                    .sorted(Comparator.comparing((Path page) -> !page.endsWith(FIRST))
                            .thenComparing(page -> page))
                    .map(Page::read)
                    .toList();
        }
        String index = Page.read(Path.of("docs/how-to/README.md")).text();
        try (Session session = new Session(directory.toRealPath())) {
            guides.reversed().forEach(session::define);
            for (Page guide : guides) {
                assertTrue(index.contains("(" + guide.path().getFileName() + ")"), guide.path()::toString);
                follow(session, guide);
            }
        }
    }

    @Test
    void aPageIsFollowed() throws IOException, InterruptedException {
        Page page = new Page(Path.of("docs/page.md"), """
                `a/b.txt`:
                ```text
                shown
                ```
                ```sh
                cat a/b.txt
                ./windlass completion > a/script   # a remark
                ./windlass validate --definitions nowhere  # exit 2
                ```
                ```text
                shown
                …
                ```
                Then `a/b.txt` reads:
                ```text
                something else
                ```
                """);
        try (Session session = new Session(directory.toRealPath())) {
            assertEquals(
                    page.text().replace("something else", "shown"),
                    session.follow(page).text());
        }
        assertEquals(true, Files.size(directory.resolve("a/script")) > 1000);
    }

    @Test
    void whatChangesEachTimeIsNotHeldAgainstAPage() {
        assertEquals(
                true,
                Volatile.agree(
                        List.of("at 2026-03-01T01:00:00Z  3", "…"), List.of("at 2027-11-21T11:12:13.5Z 3", "b", "c")));
        assertEquals(
                false, Volatile.agree(List.of("at 2026-03-01T01:00:00Z  3"), List.of("at 2027-11-21T11:12:13.5Z 4")));
        assertEquals(false, Volatile.agree(List.of("on 2025-03-01"), List.of("on 2025-03-02")));
        assertEquals(true, Volatile.agree(List.of("a … c"), List.of("a b c")));
        assertEquals(false, Volatile.agree(List.of("a"), List.of("a", "b")));
    }
}
