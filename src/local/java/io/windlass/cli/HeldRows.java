package io.windlass.cli;

import io.windlass.load.Quarantine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Objects that are set aside, as rows: in chunks, so that any number of them can be shown.
final class HeldRows {

    private static final List<String> COLUMNS = List.of("step", "run", "object", "state", "reason");

    private HeldRows() {}

    static Rows of(List<Quarantine.Held> held) {
        return new Rows(COLUMNS, held.stream().map(HeldRows::row).toList(), List.of(false, true, false, false, false));
    }

    /// The same of any pipelines.
    static Rows withPipeline(List<Quarantine.Held> held) {
        return new Rows(
                Stream.concat(Stream.of("pipeline"), COLUMNS.stream()).toList(),
                held.stream()
                        .map(each -> Stream.concat(
                                        Stream.of(Optional.of(each.from().step().pipeline())), row(each).stream())
                                .toList())
                        .toList(),
                List.of(false, false, true, false, false, false));
    }

    private static List<Optional<String>> row(Quarantine.Held held) {
        return List.of(
                Optional.of(held.from().step().step()),
                Optional.of(Long.toString(held.from().run())),
                Optional.of(held.mark().object().url()),
                Optional.of(held.mark().state().name().toLowerCase(Locale.ROOT)),
                Optional.of(held.mark().reason()));
    }
}
