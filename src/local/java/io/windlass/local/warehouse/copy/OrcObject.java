package io.windlass.local.warehouse.copy;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/// One object as the file system that the ORC library reads from: whatever path it asks for is the object.
final class OrcObject extends FileSystem {

    /// Keys are no paths, so the library sees another one.
    static final Path PATH = new Path("object:/object");

    private final ObjectBytes object;

    OrcObject(ObjectBytes object, Configuration configuration) {
        this.object = object;
        setConf(configuration);
    }

    @Override
    public URI getUri() {
        return PATH.toUri();
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) {
        return new FSDataInputStream(new Position(object));
    }

    @Override
    public FileStatus getFileStatus(Path path) {
        return new FileStatus(object.length(), false, 1, object.length(), 0, path);
    }

    @Override
    public FileStatus[] listStatus(Path path) {
        return new FileStatus[] {getFileStatus(path)};
    }

    @Override
    public Path getWorkingDirectory() {
        return PATH;
    }

    @Override
    public void setWorkingDirectory(Path directory) {
        // There is one.
    }

    @Override
    public FSDataOutputStream create(
            Path path,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        throw readOnly();
    }

    @Override
    public FSDataOutputStream append(Path path, int bufferSize, Progressable progress) throws IOException {
        throw readOnly();
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        throw readOnly();
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        throw readOnly();
    }

    @Override
    public boolean mkdirs(Path path, FsPermission permission) throws IOException {
        throw readOnly();
    }

    private static IOException readOnly() {
        return new IOException("an object that is loaded is only read");
    }

    /// A place in the object that moves on as it is read.
    private static final class Position extends FSInputStream {
        private final ObjectBytes object;
        private long at;

        Position(ObjectBytes object) {
            this.object = object;
        }

        @Override
        public void seek(long place) {
            at = place;
        }

        @Override
        public long getPos() {
            return at;
        }

        @Override
        public boolean seekToNewSource(long place) {
            return false;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = object.read(at, bytes, offset, length);
            at += Math.max(read, 0);
            return read;
        }
    }
}
