package io.windlass.local.warehouse.copy;

import java.util.Optional;

/// What the files of a COPY hold, and the option that says so.
public enum DataFormat {
    JSON(CopyOption.JSON),
    CSV(CopyOption.CSV),
    FIXEDWIDTH(CopyOption.FIXEDWIDTH),
    PARQUET(CopyOption.PARQUET),
    ORC(CopyOption.ORC),
    AVRO(CopyOption.AVRO),
    SHAPEFILE(CopyOption.SHAPEFILE),
    /// Where no format is named.
    DELIMITED(null);

    private final CopyOption option;

    DataFormat(CopyOption option) {
        this.option = option;
    }

    /// Whether rows are held by columns, mapped by position, and read with ranged requests.
    boolean isColumnar() {
        return this == PARQUET || this == ORC;
    }

    Optional<CopyOption> option() {
        return Optional.ofNullable(option);
    }
}
