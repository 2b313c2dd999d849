package io.windlass.cost;

import java.util.ArrayList;
import java.util.List;

/// The lines of a month's bill, at list prices, without what is free for small accounts.
///
/// @param lines in the order of the services
public record Bill(List<Line> lines) {

    private static final double GIGABYTE = 1_000_000_000;
    private static final double HOUR = 3600;

    /// A workgroup that wakes up is billed for at least a minute.
    private static final double LEAST_SECONDS = 60;

    public Bill {
        lines = List.copyOf(lines);
    }

    /// @param service of AWS
    /// @param what is counted
    /// @param quantity of a month
    /// @param price in dollars for one
    public record Line(String service, String what, double quantity, double price) {
        public double dollars() {
            return quantity * price;
        }
    }

    public double dollars() {
        return lines.stream().mapToDouble(Line::dollars).sum();
    }

    /// All of it but the warehouse, which loads for others too.
    public double withoutWarehouse() {
        return lines.stream()
                .filter(line -> !line.service().equals("Redshift"))
                .mapToDouble(Line::dollars)
                .sum();
    }

    public static Bill of(Workload work, Prices prices) {
        Counter counter = new Counter(prices, new ArrayList<>());
        double recordings = work.queue() ? work.objects() / Units.MESSAGES_A_BATCH : work.objects();
        double moves = work.runs() * (Units.INVOCATIONS_A_RUN + (work.steps() - 1));
        double seconds = recordings * prices.of(Price.RECORD_SECONDS)
                + work.ticks() * work.pipelines() * prices.of(Price.TICK_SECONDS)
                + work.runs() * work.steps() * prices.of(Price.RUN_SECONDS);
        counter.add("Lambda", "requests", recordings + work.ticks() + moves, Price.LAMBDA_REQUEST);
        counter.add("Lambda", "GB-seconds", seconds, Price.LAMBDA_GB_SECOND);
        counter.add("DynamoDB", "write units", writes(work), Price.WRITE_UNIT);
        counter.add("DynamoDB", "read units", reads(work), Price.READ_UNIT);
        double kept = work.objects() * work.monthsKept() * prices.of(Price.MARK_BYTES) / GIGABYTE;
        counter.add("DynamoDB", "GB of journal", kept, Price.JOURNAL_GB_MONTH);
        counter.add("DynamoDB", "GB of point-in-time recovery", kept, Price.BACKUP_GB_MONTH);
        counter.add("S3", "writes of manifests and lists", work.runs() * Units.PUTS_A_RUN, Price.S3_WRITE);
        counter.add("S3", "reads by COPY", work.objects() + work.runs() * Units.GETS_A_RUN, Price.S3_READ);
        counter.add("SQS", "requests", work.queue() ? work.objects() + 2 * recordings : 0, Price.QUEUE_REQUEST);
        counter.add("EventBridge", "events of objects", work.existingBucket() ? work.objects() : 0, Price.S3_EVENT);
        counter.add("EventBridge", "events of runs", work.runs(), Price.RUN_EVENT);
        counter.add("Scheduler", "ticks", work.ticks(), Price.SCHEDULE);
        double logged = (recordings + work.ticks() + moves) * prices.of(Price.LOG_BYTES_AN_INVOCATION) / GIGABYTE;
        counter.add("CloudWatch", "GB of logs", logged, Price.LOG_GB);
        counter.add("CloudWatch", "metrics", Units.METRICS * (1 + work.pipelines()), Price.METRIC_MONTH);
        counter.add("CloudWatch", "alarms", Units.ALARMS, Price.ALARM_MONTH);
        counter.add("Redshift", "RPU-hours", capacityHours(work, prices), Price.RPU_HOUR);
        return new Bill(counter.lines());
    }

    static double writes(Workload work) {
        return work.objects() * Units.WRITES_AN_OBJECT
                + work.runs() * (Units.WRITES_A_RUN + Units.WRITES_A_FURTHER_STEP * (work.steps() - 1));
    }

    private static double reads(Workload work) {
        return work.objects() * Units.READS_AN_OBJECT
                + work.runs() * Units.READS_A_RUN
                + work.ticks() * work.pipelines() * Units.READS_A_TICK;
    }

    /// Runs that come closer than a minute share it: no more than all hours of data are billed.
    private static double capacityHours(Workload work, Prices prices) {
        double loading = prices.of(Price.LOAD_SECONDS) * work.steps()
                + work.filesARun() * work.bytes() / prices.of(Price.LOAD_BYTES_A_SECOND);
        double awake = work.runs() * Math.max(LEAST_SECONDS, loading);
        return work.capacity() * Math.min(awake, work.hours() * HOUR * Workload.DAYS) / HOUR;
    }

    /// @param prices of one
    /// @param lines so far
    private record Counter(Prices prices, List<Line> lines) {
        void add(String service, String what, double quantity, Price price) {
            if (quantity > 0) {
                lines.add(new Line(service, what, quantity, prices.of(price)));
            }
        }
    }
}
