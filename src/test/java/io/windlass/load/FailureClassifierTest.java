package io.windlass.load;

import static io.windlass.load.FailureKind.BAD_DATA;
import static io.windlass.load.FailureKind.DEFINITION;
import static io.windlass.load.FailureKind.MISSING_OBJECT;
import static io.windlass.load.FailureKind.PERMISSION;
import static io.windlass.load.FailureKind.TRANSIENT;
import static io.windlass.load.FailureKind.UNKNOWN;
import static io.windlass.load.FailureKind.WAREHOUSE_UNAVAILABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureClassifierTest {

    private final FailureClassifier classifier = new FailureClassifier();

    static Stream<Arguments> wordings() {
        return Stream.of(
                of(
                        BAD_DATA,
                        "ERROR: Load into table 'events' failed.  Check 'sys_load_error_detail' system table for details."),
                of(
                        BAD_DATA,
                        "ERROR: Load into table 'events' failed.  Check 'stl_load_errors' system table for details."),
                of(
                        BAD_DATA,
                        "ERROR: Spectrum Scan Error\n  Detail: error: Spectrum Scan Error, code: 15001, context: File"
                                + " 'https://s3/b/k' has an incompatible Parquet schema for column 's3://b/k.n'."),
                of(
                        MISSING_OBJECT,
                        "ERROR: S3ServiceException:The specified key does not exist.,Status 404,Error NoSuchKey,Rid 1"),
                of(MISSING_OBJECT, "ERROR: The specified S3 prefix 'in/1.json' does not exist\n  Detail: code: 8001"),
                of(
                        MISSING_OBJECT,
                        "ERROR: Spectrum Scan Error: Not Found: HTTP response error code: 404 Message: gone"),
                of(
                        TRANSIENT,
                        "ERROR: 1023\n  Detail: Serializable isolation violation on table - 108, transactions forming"),
                of(TRANSIENT, "ERROR: could not serialize access due to concurrent update"),
                of(TRANSIENT, "ERROR: 1018 Relation does not exist"),
                of(TRANSIENT, "ERROR: table 105 dropped by concurrent transaction"),
                of(TRANSIENT, "ERROR: deadlock detected\n  Detail: Process 1 waits"),
                of(
                        TRANSIENT,
                        "ERROR: S3ServiceException:We encountered an internal error.,Status 500,Error InternalError"),
                of(TRANSIENT, "ERROR: S3ServiceException:Please reduce your request rate.,Status 503,Error SlowDown"),
                of(TRANSIENT, "ERROR: S3ServiceException:speed limit exceeded,Status 0,CanRetry 1"),
                of(TRANSIENT, "ERROR: Spectrum Scan Error: HTTP response error code: 503 Message: SlowDown"),
                of(TRANSIENT, "ERROR: Query (12) cancelled on user's request"),
                of(TRANSIENT, "ERROR: Query cancelled by WLM abort action of Query Monitoring Rule"),
                of(TRANSIENT, "Connection refused"),
                of(TRANSIENT, "ERROR: An I/O error occurred while sending to the backend."),
                of(TRANSIENT, "FATAL: terminating connection due to administrator command"),
                of(TRANSIENT, "Rate exceeded (Service: RedshiftData, Status Code: 400)"),
                of(WAREHOUSE_UNAVAILABLE, "Cluster is in paused state"),
                of(WAREHOUSE_UNAVAILABLE, "ERROR: the warehouse is paused"),
                of(WAREHOUSE_UNAVAILABLE, "The cluster windlass is resuming; try again later"),
                of(WAREHOUSE_UNAVAILABLE, "Redshift endpoint doesn't exist in this region."),
                of(WAREHOUSE_UNAVAILABLE, "FATAL: the database system is starting up"),
                of(WAREHOUSE_UNAVAILABLE, "The workgroup windlass is not available right now"),
                of(WAREHOUSE_UNAVAILABLE, "ERROR: Query reached usage limit of the workgroup"),
                of(WAREHOUSE_UNAVAILABLE, "ERROR: Disk Full\n  Detail: node 0"),
                of(PERMISSION, "ERROR: permission denied for schema staging"),
                of(PERMISSION, "ERROR: must be owner of relation events"),
                of(
                        PERMISSION,
                        "ERROR: User arn:aws:redshift:x is not authorized to assume IAM Role arn:aws:iam::1:role/r"),
                of(PERMISSION, "ERROR: S3ServiceException:Access Denied,Status 403,Error AccessDenied,Rid 1"),
                of(
                        PERMISSION,
                        "ERROR: Spectrum Scan Error: Forbidden: HTTP response error code: 403 Message: AccessDenied"),
                of(DEFINITION, "ERROR: relation \"timeouts\" does not exist"),
                of(DEFINITION, "ERROR: relation \"paused cluster\" does not exist"),
                of(DEFINITION, "ERROR: column \"connection to\" does not exist"),
                of(DEFINITION, "ERROR: syntax error at or near \"select\""),
                of(DEFINITION, "ERROR: Number of jsonpaths and the number of columns should match. JSONPath size: 3"),
                of(
                        DEFINITION,
                        "ERROR: S3ServiceException:The specified bucket does not exist,Status 404,Error NoSuchBucket"),
                of(
                        DEFINITION,
                        "ERROR: Problem reading manifest file - S3ServiceException:The specified key does not"
                                + " exist.,Status 404,Error NoSuchKey"),
                of(UNKNOWN, "ERROR: Divide by zero"),
                of(UNKNOWN, "ERROR: Assert"),
                of(UNKNOWN, ""));
    }

    private static Arguments of(FailureKind kind, String error) {
        return Arguments.of(kind, error);
    }

    @ParameterizedTest
    @MethodSource("wordings")
    void knowsTheWordsOfRedshift(FailureKind kind, String error) {
        assertEquals(kind, classifier.classify(error));
    }

    @Test
    void everyKindIsToldByName() {
        Set<String> names =
                Stream.of(FailureKind.values()).map(FailureKind::text).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(FailureKind.values().length, names.size(), names::toString);
    }

    @Test
    void whatKeysAndNamesSayIsNotHeard() {
        String key = "s3://data/permission denied/timeout/is paused.json";

        assertEquals(
                MISSING_OBJECT,
                classifier.classify("ERROR: S3ServiceException:The specified key does not exist.,Status 404\n"
                        + "  Detail: S3 key being read : " + key));
        assertEquals(UNKNOWN, classifier.classify("ERROR: odd value in table 'deadlocks' of \"slowdown\""));
    }
}
