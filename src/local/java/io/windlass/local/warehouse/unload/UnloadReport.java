package io.windlass.local.warehouse.unload;

import java.util.List;
import java.util.Optional;

/// What an UNLOAD did, whether it succeeded or not: the rows of the `sys_unload_*` tables.
///
/// @param command what was asked
/// @param transaction the transaction's id
/// @param files those that lie in S3, in the order in which they were ended
/// @param failure the text of the failure, if it failed
public record UnloadReport(UnloadCommand command, long transaction, List<WrittenFile> files, Optional<String> failure) {

    public UnloadReport {
        files = List.copyOf(files);
    }

    public long rows() {
        return files.stream().mapToLong(WrittenFile::rows).sum();
    }

    public long bytes() {
        return files.stream().mapToLong(WrittenFile::bytes).sum();
    }

    /// `none`, or the keyword in lower case.
    public String compression() {
        return Compression.of(command).keyword();
    }

    /// A file that lies in S3.
    ///
    /// @param url `s3://…`
    /// @param slice which of the writers wrote it
    /// @param rows in it, without a header
    /// @param bytes as stored
    public record WrittenFile(String url, int slice, long rows, long bytes) {}
}
