package io.windlass.bench;

import io.windlass.local.LocalCloud;
import io.windlass.local.warehouse.copy.Copier;
import io.windlass.local.warehouse.copy.CopyCommand;
import io.windlass.local.warehouse.copy.CopyParser;
import io.windlass.local.warehouse.copy.LoadReport;
import io.windlass.local.warehouse.sql.Tokenizer;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// The embedded warehouse's COPY from S3, against the same library parsing the same objects straight into
/// PostgreSQL's own COPY: one process, one connection, tables of one shape.
final class Copying {

    /// Objects that the rows lie in.
    private static final int FILES = 10;

    private static final int LOOKS = 10;
    private static final String COPIED = "bench_copied";
    private static final String BARE = "bench_bare";

    private final LocalCloud cloud;
    private final Sizes sizes;
    private final S3Client s3;

    Copying(LocalCloud cloud, Sizes sizes) {
        this.cloud = cloud;
        this.sizes = sizes;
        this.s3 = cloud.clients().s3();
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (RowFormat format : RowFormat.values()) {
            String what = "COPY of %,d rows of %s".formatted(sizes.rows(), format);
            figures.add(
                    Figure.of(what + ", time against parsing and CopyManager", Goal.atMost(1.3), () -> time(format)));
            figures.add(Figure.of(
                    "memory, %s against of %,d".formatted(what, few()), Goal.atMost(1.1), () -> memory(format)));
        }
        return figures;
    }

    private int few() {
        return sizes.rows() / 10;
    }

    private double time(RowFormat format) throws Exception {
        List<String> objects = put(format);
        try (Connection connection = connection()) {
            // The compiler warms up on fewer rows.
            copied(connection, format, objects.getFirst(), few());
            bare(connection, format, objects.subList(0, 1), few());
            return new Rounds(sizes.loads())
                    .warmRatio(
                            () -> copied(connection, format, format.prefix(), sizes.rows()),
                            () -> bare(connection, format, objects, sizes.rows()));
        } finally {
            delete(objects);
        }
    }

    private double memory(RowFormat format) throws Exception {
        List<String> objects = put(format);
        try (Connection connection = connection()) {
            LiveHeap ofFew = live(connection, format, objects.getFirst(), few());
            return live(connection, format, format.prefix(), sizes.rows()).against(ofFew);
        } finally {
            delete(objects);
        }
    }

    private long copied(Connection connection, RowFormat format, String prefix, long rows) throws Exception {
        empty(connection, COPIED);
        return Rounds.timed(() -> copy(connection, format, prefix, rows, () -> false));
    }

    /// The heap looked at some times while rows are sent.
    private LiveHeap live(Connection connection, RowFormat format, String prefix, long rows) throws Exception {
        empty(connection, COPIED);
        LiveHeap heap = new LiveHeap();
        // COPY asks about once in 64 KB, which hold some hundred rows, and once for each object.
        long step = Math.max(1, rows / 1_000 / LOOKS);
        long[] asked = {0};
        copy(connection, format, prefix, rows, () -> {
            if (asked[0]++ % step == 0) {
                heap.look();
            }
            return false;
        });
        return heap;
    }

    private void copy(Connection connection, RowFormat format, String prefix, long rows, BooleanSupplier asked)
            throws Exception {
        String sql = "COPY %s FROM 's3://%s/%s' IAM_ROLE default %s"
                .formatted(COPIED, LocalCloud.DATA_BUCKET, prefix, format.option());
        CopyCommand command = CopyParser.parse(Tokenizer.tokens(sql));
        LoadReport report = new Copier(s3).copy(connection, command, asked);
        connection.commit();
        if (report.rows() != rows) {
            throw new IllegalStateException(report.rows() + " rows were loaded of " + rows + ", with "
                    + report.errors().size() + " errors: " + report.failure().orElse("no failure"));
        }
    }

    private long bare(Connection connection, RowFormat format, List<String> objects, long rows) throws Exception {
        empty(connection, BARE);
        return Rounds.timed(() -> {
            try (BareCopy copy = new BareCopy(connection, BARE)) {
                for (String key : objects) {
                    try (InputStream file = s3.getObject(
                            get -> get.bucket(LocalCloud.DATA_BUCKET).key(key))) {
                        format.read(file, copy);
                    }
                }
                long loaded = copy.end();
                if (loaded != rows) {
                    throw new IllegalStateException(loaded + " rows were loaded of " + rows);
                }
            }
            connection.commit();
        });
    }

    private Connection connection() throws SQLException {
        Connection connection = cloud.database().getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of(COPIED, BARE)) {
                statement.execute("DROP TABLE IF EXISTS " + table);
                statement.execute(SampleRows.createTable(table));
            }
        }
        connection.commit();
        return connection;
    }

    private static void empty(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE " + table);
        }
        connection.commit();
    }

    /// @return the objects' keys
    private List<String> put(RowFormat format) {
        List<String> keys = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            String key = format.prefix() + file;
            byte[] rows = format.rows(file * few(), few());
            s3.putObject(put -> put.bucket(LocalCloud.DATA_BUCKET).key(key), RequestBody.fromBytes(rows));
            keys.add(key);
        }
        return keys;
    }

    private void delete(List<String> keys) {
        keys.forEach(key ->
                s3.deleteObject(delete -> delete.bucket(LocalCloud.DATA_BUCKET).key(key)));
    }
}
