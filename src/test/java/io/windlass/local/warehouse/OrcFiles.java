package io.windlass.local.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcFile;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/// ORC files of a few rows, written by the library.
final class OrcFiles {

    private OrcFiles() {}

    /// Fills rows and says how many.
    interface Rows {
        int fill(VectorizedRowBatch batch);
    }

    /// @param schema such as `struct<a:int,b:string>`
    static byte[] file(CompressionKind compression, String schema, Rows rows) {
        Configuration configuration = new Configuration(false);
        TypeDescription type = TypeDescription.fromString(schema);
        try {
            Path directory = Files.createTempDirectory("orc");
            Path path = directory.resolve("file.orc");
            PlainFiles files = new PlainFiles();
            files.setConf(configuration);
            try (Writer writer = OrcFile.createWriter(
                    new org.apache.hadoop.fs.Path(path.toString()),
                    OrcFile.writerOptions(configuration)
                            .fileSystem(files)
                            .setSchema(type)
                            .useUTCTimestamp(true)
                            .compress(compression))) {
                VectorizedRowBatch batch = type.createRowBatch();
                batch.size = rows.fill(batch);
                writer.addRowBatch(batch);
            }
            byte[] bytes = Files.readAllBytes(path);
            Files.delete(path);
            Files.delete(directory);
            return bytes;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The machine's own files, without asking who is writing.
    private static final class PlainFiles extends RawLocalFileSystem {

        @Override
        public FSDataOutputStream create(
                org.apache.hadoop.fs.Path path,
                boolean overwrite,
                int bufferSize,
                short replication,
                long blockSize,
                Progressable progress)
                throws IOException {
            return new FSDataOutputStream(
                    Files.newOutputStream(Path.of(path.toUri().getPath())), null);
        }
    }
}
