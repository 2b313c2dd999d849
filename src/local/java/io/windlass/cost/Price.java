package io.windlass.cost;

import java.util.Locale;
import java.util.Optional;

/// What has a price, and what the calculator has to assume; the units stand in `prices.json`.
public enum Price {
    LAMBDA_REQUEST,
    LAMBDA_GB_SECOND,
    WRITE_UNIT,
    READ_UNIT,
    JOURNAL_GB_MONTH,
    BACKUP_GB_MONTH,
    S3_WRITE,
    S3_READ,
    QUEUE_REQUEST,
    S3_EVENT,
    RUN_EVENT,
    SCHEDULE,
    LOG_GB,
    METRIC_MONTH,
    ALARM_MONTH,
    RPU_HOUR,
    RECORD_SECONDS,
    TICK_SECONDS,
    RUN_SECONDS,
    LOAD_SECONDS,
    LOAD_BYTES_A_SECOND,
    MARK_BYTES,
    LOG_BYTES_AN_INVOCATION;

    /// As the file of prices names it.
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Price> of(String title) {
        for (Price price : values()) {
            if (price.title().equals(title)) {
                return Optional.of(price);
            }
        }
        return Optional.empty();
    }
}
