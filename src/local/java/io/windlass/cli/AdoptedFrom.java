package io.windlass.cli;

import io.windlass.adoption.ArbalestJournal;
import io.windlass.adoption.Claims;
import io.windlass.adoption.CopyJobFiles;
import io.windlass.adoption.ExportedItems;
import io.windlass.adoption.Items;
import io.windlass.adoption.LoaderTables;
import io.windlass.adoption.TableItems;
import io.windlass.lambda.Deployment;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// What another loader left behind, and where.
final class AdoptedFrom {

    @ArgGroup(exclusive = false)
    private Arbalest arbalest;

    @ArgGroup(exclusive = false)
    private Loader loader;

    @ArgGroup(exclusive = false)
    private Jobs jobs;

    Claims claims(Deployment there) {
        if (arbalest != null) {
            return arbalest.claims(there);
        }
        return loader != null ? loader.claims(there) : jobs.claims(there);
    }

    private static final class Arbalest {

        @Option(
                names = "--arbalest",
                required = true,
                paramLabel = "FILE",
                description = "A journal of Arbalest, TABLE_journal.json: a file or s3://BUCKET/KEY.")
        private String journal;

        @Option(
                names = "--bucket",
                paramLabel = "BUCKET",
                description = "With --arbalest: where its keys are (default: the stack's data bucket).")
        private Optional<String> bucket = Optional.empty();

        @Option(
                names = "--written",
                paramLabel = "TIME",
                description = {
                    "With --arbalest: when the journal was written (default: as S3 says). What was written to its keys",
                    "later is changed."
                })
        private Optional<Instant> written = Optional.empty();

        Claims claims(Deployment there) {
            InputFile file = new InputFile(there.clients().s3(), journal);
            Optional<Instant> last = written.or(file::written);
            return new ArbalestJournal(
                    journal, file, bucket.orElse(there.environment().dataBucket()), last);
        }
    }

    private static final class Loader {

        @ArgGroup(multiplicity = "1", exclusive = true)
        private Tables tables;

        @Option(
                names = "--deleted-batches-loaded",
                description = "Files whose batch is no longer in the table count as loaded.")
        private boolean deleted;

        Claims claims(Deployment there) {
            if (tables.prefix != null) {
                Items batches = new TableItems(there.clients().dynamoDb(), tables.prefix + "LambdaRedshiftBatches");
                Items files =
                        new TableItems(there.clients().dynamoDb(), tables.prefix + "LambdaRedshiftProcessedFiles");
                return new LoaderTables(batches, Optional.of(files), deleted);
            }
            Exports exports = tables.exports;
            return new LoaderTables(
                    exported(there, exports.batches), exports.files.map(file -> exported(there, file)), deleted);
        }

        private static Items exported(Deployment there, String name) {
            return new ExportedItems(name, new InputFile(there.clients().s3(), name));
        }
    }

    private static final class Tables {

        @Option(
                names = "--loader-tables",
                arity = "0..1",
                fallbackValue = "",
                paramLabel = "PREFIX",
                description = {
                    "The tables of aws-lambda-redshift-loader, LambdaRedshiftBatches and LambdaRedshiftProcessedFiles,",
                    "in DynamoDB of the cloud that the command attaches to; PREFIX is what their names begin with."
                })
        private String prefix;

        @ArgGroup(exclusive = false)
        private Exports exports;
    }

    private static final class Exports {

        @Option(
                names = "--loader-batches",
                required = true,
                paramLabel = "FILE",
                description = "LambdaRedshiftBatches as DynamoDB JSON, also .gz: a file or s3://BUCKET/KEY.")
        private String batches;

        @Option(
                names = "--loader-files",
                paramLabel = "FILE",
                description = "LambdaRedshiftProcessedFiles likewise, to find what is in no batch.")
        private Optional<String> files = Optional.empty();
    }

    private static final class Jobs {

        @Option(
                names = "--copy-job-detail",
                required = true,
                paramLabel = "FILE",
                description = "SYS_COPY_JOB_DETAIL as CSV with a header, also .gz: a file or s3://BUCKET/KEY.")
        private String detail;

        @Option(names = "--job", paramLabel = "NAME", description = "With --copy-job-detail: only this COPY JOB.")
        private Optional<String> job = Optional.empty();

        Claims claims(Deployment there) {
            return new CopyJobFiles(detail, new InputFile(there.clients().s3(), detail), job);
        }
    }
}
