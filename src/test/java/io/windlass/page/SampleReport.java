package io.windlass.page;

import io.windlass.journal.Backfill;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.journal.S3Object;
import io.windlass.journal.SetAside;
import io.windlass.journal.StepId;
import io.windlass.load.ListedObject;
import io.windlass.load.Quarantine;
import io.windlass.redshift.LedgerOutcome;
import io.windlass.status.LedgerAnswer;
import io.windlass.status.Pace;
import io.windlass.status.PipelineStatus;
import io.windlass.status.Report;
import io.windlass.status.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// A report that never changes: three pipelines, one of them stopped, twelve objects in quarantine.
final class SampleReport {

    static final Instant NOW = Instant.parse("2026-03-14T14:32:05Z");
    private static final Instant FROM = Pace.beginning(NOW);

    private final List<Run> runs = new ArrayList<>();
    private final List<LedgerAnswer.Step> steps = new ArrayList<>();

    private SampleReport() {}

    static Report report() {
        SampleReport sample = new SampleReport();
        sample.orders();
        sample.clicks();
        sample.inventory();
        return sample.sight().report("warehouse-eu", sample.ledger());
    }

    /// The same before anything happened.
    static Report empty() {
        List<Long> none =
                IntStream.range(0, Pace.MINUTES).mapToObj(minute -> 0L).toList();
        return new Sight(NOW, List.of(), List.of(), none, none, FROM, List.of()).report("new", LedgerAnswer.NONE);
    }

    private void orders() {
        for (int index = 0; index < 9; index++) {
            Instant opened = FROM.plus(Duration.ofSeconds(60L + index * 350L));
            Run run = opened("orders", 401 + 2 * index, opened, List.of(copy("load", 420 + 31 * index), sql("daily")));
            step(run, "load", LedgerOutcome.LOADED, 9 + index % 4, OptionalLong.of(42_000 + 913L * index));
            step(run, "daily", LedgerOutcome.LOADED, 14 + index % 4, OptionalLong.empty());
            runs.add(run.advanced(opened.plusSeconds(9))
                    .advanced(opened.plusSeconds(14))
                    .closed(2, ""));
        }
        Instant opened = NOW.minusSeconds(11);
        Run open = opened("orders", 421, opened, List.of(copy("load", 318), sql("daily")));
        step(open, "load", LedgerOutcome.LOADED, 8, OptionalLong.of(31_870));
        runs.add(open.advanced(opened.plusSeconds(8)));
    }

    private void clicks() {
        for (int index = 0; index < 4; index++) {
            Instant opened = FROM.plus(Duration.ofMinutes(4 + 13L * index));
            Run run = opened("clicks", 88 + 2 * index, opened, List.of(copy("clicks", 1_200)));
            boolean bad = index == 2;
            step(
                    run,
                    "clicks",
                    bad ? LedgerOutcome.VOID : LedgerOutcome.LOADED,
                    bad ? 21 : 34,
                    bad ? OptionalLong.empty() : OptionalLong.of(1_148_220 + index));
            runs.add(
                    bad
                            ? given(run, "10 objects cannot be read")
                            : run.advanced(opened.plusSeconds(34)).closed(1, ""));
        }
    }

    private void inventory() {
        Instant opened = FROM.plus(Duration.ofMinutes(20));
        Run run = opened("inventory", 12, opened, List.of(copy("stock", 12), sql("levels")));
        step(run, "stock", LedgerOutcome.VOID, 40, OptionalLong.empty());
        runs.add(given(run, "permission denied for relation stock"));
        Run earlier = opened("inventory", 10, FROM.plusSeconds(20), List.of(copy("stock", 14), sql("levels")));
        step(earlier, "stock", LedgerOutcome.VOID, 12, OptionalLong.empty());
        runs.add(given(earlier, "2 objects cannot be read"));
    }

    private static Run given(Run run, String reason) {
        return run.voiding(new RunState.Stop(), reason, run.opened().plusSeconds(12))
                .closed(0, reason);
    }

    private static Run opened(String pipeline, long number, Instant opened, List<RunStep> steps) {
        return Run.opened(pipeline, number, "runs/" + pipeline + "/" + number + "-0123456789ab/", steps, false, opened);
    }

    private static RunStep copy(String name, int files) {
        return RunStep.copy(name, List.of(new RunStep.Part("gzip", files, files * 48_200L)));
    }

    private static RunStep sql(String name) {
        return RunStep.sql(name, 1);
    }

    private void step(Run run, String name, LedgerOutcome outcome, int seconds, OptionalLong rows) {
        steps.add(new LedgerAnswer.Step(
                run.pipeline(), run.number(), name, outcome, run.opened().plusSeconds(seconds), rows));
    }

    private Sight sight() {
        List<Long> recorded = IntStream.range(0, Pace.MINUTES)
                .mapToObj(minute -> 120L + (minute * 37L) % 91 + (minute > 40 ? 60 : 0))
                .toList();
        List<Long> quarantined = new ArrayList<>(
                IntStream.range(0, Pace.MINUTES).mapToObj(minute -> 0L).toList());
        quarantined.set(0, 2L);
        quarantined.set(30, 10L);
        return new Sight(NOW, pipelines(), runs, recorded, quarantined, FROM, held());
    }

    private LedgerAnswer ledger() {
        return new LedgerAnswer(
                Map.of(
                        "orders",
                        List.of(new PipelineStatus.TableLoad(
                                "load", "shop.orders", 1_902_411, 88_204_019, NOW.minusSeconds(3))),
                        "clicks",
                        List.of(new PipelineStatus.TableLoad(
                                "clicks", "web.clicks", 42_610_888, 9_104_338_201L, NOW.minusSeconds(902))),
                        "inventory",
                        List.of(new PipelineStatus.TableLoad(
                                "stock", "shop.stock", 0, 120_442, NOW.minus(Duration.ofDays(2))))),
                runs.stream()
                        .filter(run -> run.step() > 0)
                        .map(run -> new LedgerAnswer.Minute(
                                run.pipeline(),
                                run.opened(),
                                run.steps().getFirst().files()))
                        .toList(),
                steps);
    }

    private List<PipelineStatus> pipelines() {
        return List.of(
                status("orders", "arrivals", "", true, 318, Duration.ofSeconds(48), 0),
                status("clicks", "rate(15 minutes)", "", false, 0, Duration.ZERO, 10),
                status(
                        "inventory",
                        "arrivals",
                        "permission denied for relation stock",
                        false,
                        26,
                        Duration.ofMinutes(42),
                        2));
    }

    private PipelineStatus status(
            String name, String start, String paused, boolean open, long waiting, Duration oldest, long quarantined) {
        List<Run> own = runs.stream().filter(run -> run.pipeline().equals(name)).toList();
        return new PipelineStatus(
                name,
                start,
                !paused.isEmpty(),
                paused,
                false,
                waiting == 0
                        ? List.of()
                        : List.of(
                                new PipelineStatus.Waiting("load", waiting, waiting * 48_200, NOW.minus(oldest), true)),
                open ? Optional.of(own.getLast()) : Optional.empty(),
                own.reversed().stream()
                        .filter(run -> run.step() > 0 && run.state() instanceof RunState.Closed)
                        .findFirst(),
                own.reversed().stream()
                        .filter(run -> run.state() instanceof RunState.Closed)
                        .findFirst(),
                quarantined,
                name.equals("clicks")
                        ? List.of(new Backfill(
                                new Backfill.Range("clicks", "2025-01-01", "2025-12-31", ""),
                                Backfill.State.PAUSED,
                                1,
                                "clicks",
                                "",
                                Map.of(),
                                "Ada"))
                        : List.of(),
                List.of());
    }

    private static List<Quarantine.Held> held() {
        List<Quarantine.Held> held = new ArrayList<>();
        for (int index = 0; index < 10; index++) {
            held.add(held(
                    new StepId("clicks", "clicks"),
                    92,
                    "clicks/2026/03/14/part-%05d.json.gz".formatted(index),
                    "line " + (17 + index) + ", column user_id: Invalid digit, Value 'x', Pos 0, Type: Integer"));
        }
        StepId stock = new StepId("inventory", "stock");
        held.add(held(stock, 10, "stock/it's \"new\" <b>2026</b>.csv", "column amount: Overflow, 99999999999"));
        held.add(held(stock, 10, "stock/\u202Egpj.exe\n$(reboot).csv", "<script>alert(1)</script> is no date"));
        return held;
    }

    private static Quarantine.Held held(StepId step, long run, String key, String reason) {
        ObjectId id = new ObjectId("incoming-eu", key);
        S3Object object = new S3Object(id, "0062E99A88DC407460", "e", "", 48_211, FROM.minusSeconds(75));
        return new Quarantine.Held(
                new Mark(step, id, Mark.State.QUARANTINED, run, "0062E99A88DC407460", "e", 0, reason),
                new SetAside(step, run, FROM, "runs/guilty.json"),
                new ListedObject(1, object, 0, List.of(), reason));
    }
}
