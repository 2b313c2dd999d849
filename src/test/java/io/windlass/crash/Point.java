package io.windlass.crash;

/// A call by what it is, so that it is found again in a run where other calls came more often.
///
/// @param operation such as `DynamoDB GetItem`
/// @param port the method of a port that makes it, such as `Runs.open`; empty for none
/// @param occurrence the how manieth of these it is, from 1
record Point(String operation, String port, int occurrence) {

    @Override
    public String toString() {
        return operation + " by " + port + ", the " + occurrence + ".";
    }
}
