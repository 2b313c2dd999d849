package io.windlass.inference;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/// Takes nested values from the library. They become JSON in SUPER whatever they are; only what SUPER does not
/// take is told.
final class ParquetNest {

    /// Bytes of a SUPER (Database Developer Guide, "SUPER type").
    private static final long LARGEST = 16L * 1024 * 1024;

    private final ParquetColumn column;
    private long bytes;

    ParquetNest(ParquetColumn column) {
        this.column = column;
    }

    Converter converter(Type type) {
        return type.isPrimitive()
                ? new Scalar(type.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation)
                : new Group(type);
    }

    void rowBegins() {
        bytes = 0;
    }

    private void add(Binary value, boolean text) {
        bytes += value.length();
        if (bytes > LARGEST) {
            column.refuse("a value of more than the 16 MB that SUPER takes");
        }
        if (text && contains(value.getBytesUnsafe(), (byte) 0)) {
            column.refuse("a text with the character NUL, which SUPER does not take");
        }
    }

    private static boolean contains(byte[] bytes, byte wanted) {
        for (byte one : bytes) {
            if (one == wanted) {
                return true;
            }
        }
        return false;
    }

    private final class Group extends GroupConverter {
        private final List<Converter> members = new ArrayList<>();

        Group(Type type) {
            type.asGroupType().getFields().forEach(member -> members.add(converter(member)));
        }

        @Override
        public Converter getConverter(int member) {
            return members.get(member);
        }

        @Override
        public void start() {
            column.value();
        }

        @Override
        public void end() {
            // Nothing is kept of it.
        }
    }

    private final class Scalar extends PrimitiveConverter {
        private final boolean text;

        Scalar(boolean text) {
            this.text = text;
        }

        @Override
        public void addBinary(Binary value) {
            add(value, text);
        }

        @Override
        public void addBoolean(boolean value) {
            column.value();
        }

        @Override
        public void addDouble(double value) {
            column.value();
        }

        @Override
        public void addFloat(float value) {
            column.value();
        }

        @Override
        public void addInt(int value) {
            column.value();
        }

        @Override
        public void addLong(long value) {
            column.value();
        }
    }
}
