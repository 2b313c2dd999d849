package io.windlass.cost;

/// What is loaded in a month, and how.
///
/// @param objects a month
/// @param bytes of one object, on average
/// @param pipelines live ones; objects are spread evenly over them
/// @param steps of each pipeline, the copy step included
/// @param runsAnHour how many runs one pipeline opens in an hour of data, at most
/// @param hours of a day in which data comes
/// @param tickMinutes between two ticks
/// @param monthsKept how long the journal has been filled
/// @param queue whether events come through a queue
/// @param existingBucket whether events come from a bucket that was there, through EventBridge
/// @param capacity base capacity of a Serverless workgroup, in RPU; 0 for a cluster that runs anyway
public record Workload(
        double objects,
        double bytes,
        int pipelines,
        int steps,
        double runsAnHour,
        double hours,
        int tickMinutes,
        int monthsKept,
        boolean queue,
        boolean existingBucket,
        double capacity) {

    static final double DAYS = 365.0 / 12;
    private static final double MINUTES_A_DAY = 1440;

    /// Runs of all pipelines in a month: never more than there are objects, and never more often than ticks.
    public double runs() {
        double hourly = Math.min(runsAnHour, 60.0 / tickMinutes);
        return Math.min(objects, hourly * hours * DAYS * pipelines);
    }

    double filesARun() {
        return runs() == 0 ? 0 : objects / runs();
    }

    double ticks() {
        return DAYS * MINUTES_A_DAY / tickMinutes;
    }

    Workload withRunsAnHour(double fewer) {
        return new Workload(
                objects,
                bytes,
                pipelines,
                steps,
                fewer,
                hours,
                tickMinutes,
                monthsKept,
                queue,
                existingBucket,
                capacity);
    }

    Workload withQueue(boolean other) {
        return new Workload(
                objects,
                bytes,
                pipelines,
                steps,
                runsAnHour,
                hours,
                tickMinutes,
                monthsKept,
                other,
                existingBucket,
                capacity);
    }

    Workload withTickMinutes(int longer) {
        return new Workload(
                objects,
                bytes,
                pipelines,
                steps,
                runsAnHour,
                hours,
                longer,
                monthsKept,
                queue,
                existingBucket,
                capacity);
    }

    Workload withObjectsOf(double times) {
        return new Workload(
                objects / times,
                bytes * times,
                pipelines,
                steps,
                runsAnHour,
                hours,
                tickMinutes,
                monthsKept,
                queue,
                existingBucket,
                capacity);
    }

    Workload withOwnBucket() {
        return new Workload(
                objects, bytes, pipelines, steps, runsAnHour, hours, tickMinutes, monthsKept, queue, false, capacity);
    }

    Workload withCapacity(double other) {
        return new Workload(
                objects,
                bytes,
                pipelines,
                steps,
                runsAnHour,
                hours,
                tickMinutes,
                monthsKept,
                queue,
                existingBucket,
                other);
    }
}
