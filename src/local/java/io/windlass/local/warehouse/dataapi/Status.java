package io.windlass.local.warehouse.dataapi;

/// Of a statement, in the order in which they follow.
enum Status {
    SUBMITTED,
    PICKED,
    STARTED,
    FINISHED,
    FAILED,
    ABORTED;

    boolean isEnd() {
        return this == FINISHED || this == FAILED || this == ABORTED;
    }
}
