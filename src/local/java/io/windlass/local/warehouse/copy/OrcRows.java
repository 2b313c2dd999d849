package io.windlass.local.warehouse.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.StripeInformation;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/// Reads ORC, one stripe at a time, a thousand rows at a time of it.
final class OrcRows implements ColumnarReader {

    /// The part of the memory that one stripe may take.
    private static final int SHARE = 3;

    /// Bytes: the head of a compressed chunk has 23 bits for its size.
    private static final int LARGEST_CHUNK = 1 << 23;

    private final CopyCommand command;
    private final List<TypedField> fields;

    /// @param fields of the target, by position
    OrcRows(CopyCommand command, List<TypedField> fields) {
        this.command = command;
        this.fields = fields;
    }

    @Override
    public void read(ObjectBytes object, CopyLoad load) throws IOException, LoadStopped, ScanError {
        // Without the defaults, which no file of Hadoop's is looked for.
        Configuration configuration = new Configuration(false);
        OrcFile.ReaderOptions options = OrcFile.readerOptions(configuration)
                .filesystem(new OrcObject(object, configuration))
                .maxLength(object.length())
                .useUTCTimestamp(true)
                .convertToProlepticGregorian(true);
        try (Reader reader = OrcFile.createReader(OrcObject.PATH, options)) {
            List<OrcColumn> columns = columns(reader.getSchema(), object);
            check(reader, object);
            try (RecordReader rows = reader.rows()) {
                rows(rows, reader.getSchema().createRowBatch(), columns, object, load);
            }
        } catch (LoadStopped | ScanError | SourceStream.Broken | CopyLoad.DatabaseRefusal known) {
            throw known;
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError bad) {
            // The library finds out about a damaged file in many ways. Memory runs out where one declares a size
            // that is not true, before any of it is used.
            throw ScanError.unreadable(object, DataFormat.ORC, bad);
        }
    }

    private void rows(
            RecordReader rows, VectorizedRowBatch batch, List<OrcColumn> columns, ObjectBytes object, CopyLoad load)
            throws IOException, LoadStopped, ScanError {
        long number = 0;
        while (rows.nextBatch(batch)) {
            for (int index = 0; index < batch.size; index++) {
                number++;
                RowBuffer row = load.startRow();
                for (int column = 0; column < fields.size(); column++) {
                    Problem problem = column < columns.size()
                            ? columns.get(column).write(batch.cols[column], index, row)
                            : fields.get(column).nothing(row);
                    if (!problem.isNone()) {
                        row.dropRow();
                        throw ScanError.value(column, fields.get(column).column(), problem, number, object);
                    }
                }
                load.endRow(number);
            }
        }
    }

    private List<OrcColumn> columns(TypeDescription file, ObjectBytes object) throws ScanError {
        List<TypeDescription> types =
                file.getCategory() == TypeDescription.Category.STRUCT ? file.getChildren() : List.of(file);
        boolean filled = command.has(CopyOption.FILLRECORD) && types.size() < fields.size();
        if (file.getCategory() != TypeDescription.Category.STRUCT || (types.size() != fields.size() && !filled)) {
            throw ScanError.columnCount(fields.size(), types, object);
        }
        List<OrcColumn> columns = new ArrayList<>();
        for (int column = 0; column < types.size(); column++) {
            check(column, types.get(column), file.getFieldNames().get(column), object);
            columns.add(new OrcColumn(types.get(column), fields.get(column)));
        }
        return columns;
    }

    private void check(int column, TypeDescription type, String name, ObjectBytes object) throws ScanError {
        TargetColumn target = fields.get(column).column();
        String schema = Shown.sentence(type.toString());
        if (OrcColumn.isNested(type)) {
            if (target.kind() != TargetColumn.Kind.SUPER || !command.has(CopyOption.SERIALIZETOJSON)) {
                throw ScanError.nested(column, target, DataFormat.ORC, name, schema, object);
            }
        } else if (!OrcColumn.fits(type, target)) {
            throw ScanError.incompatible(column, target, DataFormat.ORC, name, schema, object);
        }
    }

    /// What the footer declares is held against the file before any room is made for it.
    private static void check(Reader reader, ObjectBytes object) throws ScanError {
        if (reader.getCompressionSize() < 0 || reader.getCompressionSize() > LARGEST_CHUNK) {
            throw ScanError.of("File '" + object.url() + "' is damaged: it declares chunks of "
                    + reader.getCompressionSize() + " bytes");
        }
        long most = Runtime.getRuntime().maxMemory() / SHARE;
        for (StripeInformation stripe : reader.getStripes()) {
            if (stripe.getOffset() < 0
                    || stripe.getLength() < 0
                    || stripe.getOffset() > object.length() - stripe.getLength()) {
                throw ScanError.of("File '" + object.url() + "' is damaged: a stripe lies outside of it");
            }
            if (stripe.getLength() > most) {
                throw ScanError.of("File '" + object.url() + "' has a stripe of " + stripe.getLength()
                        + " bytes, more than the embedded warehouse reads at once: " + most);
            }
        }
    }
}
