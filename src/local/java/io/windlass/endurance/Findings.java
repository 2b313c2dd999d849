package io.windlass.endurance;

import io.windlass.bench.Goal;
import io.windlass.bench.Measured;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// Counts what came of it, in the warehouse itself.
///
/// @param objects how many there are
/// @param database the warehouse's database
/// @param told what the functions told
/// @param unheard objects that no event came of
/// @param failed statements that were made to fail
/// @param taken how long it took
/// @param heaps what was live
record Findings(int objects, DataSource database, Told told, int unheard, int failed, Duration taken, Heaps heaps) {

    private static final String LOADED = " from windlass.ledger_object as o join windlass.ledger as l"
            + " on l.journal = o.journal and l.pipeline = o.pipeline and l.run = o.run and l.step = o.step"
            + " and l.part = o.part where l.outcome = 'loaded'";

    /// How much more may be live at the end than at the beginning.
    private static final double GROWTH = 1.25;

    private static final int MANY = 5_000;

    /// All figures, each with what it must be.
    List<Measured> figures() throws SQLException {
        long rows = IntStream.range(0, objects).mapToLong(Pipelines::rows).sum();
        List<Measured> figures = new ArrayList<>();
        exact(figures, "rows in the table", number("select count(*) from endurance"), rows);
        exact(
                figures,
                "different rows in the table",
                number("select count(*) from (select distinct object, line from endurance) as each"),
                rows);
        exact(figures, "entries of the ledger", number("select count(*)" + LOADED), objects);
        exact(figures, "objects in the ledger", number("select count(distinct key)" + LOADED), objects);
        exact(figures, "quarantined", told.count(Told.Kind.QUARANTINED), 0);
        List<Long> last = reconciled();
        exact(figures, "reconcile, missing", last.get(0), 0);
        exact(figures, "reconcile, extra", last.get(1), 0);
        exact(figures, "reconcile, twice", last.get(2), 0);
        figures.add(new Measured("events lost or given up", unheard, atLeast(misfortunes())));
        figures.add(new Measured("statements made to fail", failed, atLeast(misfortunes())));
        figures.add(new Measured(
                "live heap of the recorder, last quarter against first",
                heaps.recorderGrowth(),
                new Goal(Goal.Bound.AT_MOST, GROWTH)));
        figures.add(new Measured(
                "live heap of the loader, last quarter against first",
                heaps.loaderGrowth(),
                new Goal(Goal.Bound.AT_MOST, GROWTH)));
        double second = Math.max(1, taken.toMillis()) / 1_000.0;
        figures.add(new Measured("objects a second, from put to compared", objects / second, atLeast(0)));
        return figures;
    }

    /// Where there are few objects it may all go well.
    private int misfortunes() {
        return objects >= MANY ? 1 : 0;
    }

    private static Goal atLeast(double least) {
        return new Goal(Goal.Bound.AT_LEAST, least);
    }

    /// A figure that must be neither more nor less is shown as how far it is off.
    private static void exact(List<Measured> figures, String name, long value, long must) {
        String whole = must == 0 ? name : name + " (%,d), off by".formatted(must);
        figures.add(new Measured(whole, (double) Math.abs(value - must), new Goal(Goal.Bound.AT_MOST, 0)));
    }

    /// Missing, extra and twice of the last comparison.
    private List<Long> reconciled() {
        String last = told.reconciled().getLast();
        return List.of(said(last, "missing="), said(last, "extra="), said(last, "twice="));
    }

    private static long said(String notice, String member) {
        int begin = notice.indexOf(member) + member.length();
        int end = begin;
        while (end < notice.length() && Character.isDigit(notice.charAt(end))) {
            end++;
        }
        return Long.parseLong(notice.substring(begin, end));
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
