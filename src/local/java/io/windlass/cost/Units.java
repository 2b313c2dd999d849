package io.windlass.cost;

/// What the loader asks of its services, as measured: a test holds each of them against the embedded cloud.
public final class Units {

    /// Write units of an object over its life: arrival, mark, delete.
    public static final double WRITES_AN_OBJECT = 3;

    /// Write units of an undisturbed run of one step: open, statement, close.
    public static final double WRITES_A_RUN = 9;

    /// Write units of each further step of a run.
    public static final double WRITES_A_FURTHER_STEP = 2;

    /// Read units of an object: its mark when it is planned, and its share of the queries.
    public static final double READS_AN_OBJECT = 1.2;

    /// Read units of a run, at most: its own item, the pipeline's and the shards, looked at several times.
    public static final double READS_A_RUN = 60;

    /// Read units of a tick that finds nothing to do, for a pipeline of one copy step: its item, and eight shards.
    public static final double READS_A_TICK = 9;

    /// Objects that a run writes, at most: a manifest and a list, and jsonpaths where there are any.
    public static final double PUTS_A_RUN = 4;

    /// Objects that a run, or COPY for it, reads beside the data.
    public static final double GETS_A_RUN = 6;

    /// Invocations of the loader for a run: by the tick that opens it and by the end of each statement.
    public static final double INVOCATIONS_A_RUN = 2;

    /// Messages that one invocation of the recorder takes from a queue.
    public static final double MESSAGES_A_BATCH = 100;

    /// Alarms of a stack, of which `NoData` is there only where it is asked for.
    public static final double ALARMS = 12;

    /// Metrics of a stack, and of each pipeline: one for each figure.
    public static final double METRICS = 14;

    private Units() {}
}
