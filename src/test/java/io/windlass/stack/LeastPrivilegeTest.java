package io.windlass.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each function may do what its code can call, and nothing else.
class LeastPrivilegeTest {

    private static final String SDK = "software/amazon/awssdk/services/";

    /// The one client of our own, whose methods are called as its requests are.
    private static final String OWN_CLIENT = "io/windlass/aws/SignedRequests";

    /// What a call of the SDK needs to be allowed (Service Authorization Reference). A transaction needs what its items
    /// need; statements of PartiQL need what they say, and ours only insert.
    private static final Map<String, String> NEEDS = Map.ofEntries(
            Map.entry("DynamoDbClient.batchExecuteStatement", "dynamodb:PartiQLInsert"),
            Map.entry("DynamoDbClient.batchGetItem", "dynamodb:BatchGetItem"),
            Map.entry("DynamoDbClient.batchWriteItem", "dynamodb:BatchWriteItem"),
            Map.entry("DynamoDbClient.deleteItem", "dynamodb:DeleteItem"),
            Map.entry("DynamoDbClient.describeTable", "dynamodb:DescribeTable"),
            Map.entry("DynamoDbClient.getItem", "dynamodb:GetItem"),
            Map.entry("DynamoDbClient.putItem", "dynamodb:PutItem"),
            Map.entry("DynamoDbClient.query", "dynamodb:Query"),
            Map.entry("DynamoDbClient.transactWriteItems", ""),
            Map.entry("DynamoDbClient.updateItem", "dynamodb:UpdateItem"),
            Map.entry("TransactWriteItem$Builder.conditionCheck", "dynamodb:ConditionCheckItem"),
            Map.entry("TransactWriteItem$Builder.delete", "dynamodb:DeleteItem"),
            Map.entry("TransactWriteItem$Builder.put", "dynamodb:PutItem"),
            Map.entry("TransactWriteItem$Builder.update", "dynamodb:UpdateItem"),
            Map.entry("SignedRequests.batchWriteItem", "dynamodb:BatchWriteItem"),
            Map.entry("SignedRequests.putItem", "dynamodb:PutItem"),
            Map.entry("EventBridgeClient.putEvents", "events:PutEvents"),
            Map.entry("S3Client.abortMultipartUpload", "s3:AbortMultipartUpload"),
            Map.entry("S3Client.completeMultipartUpload", "s3:PutObject"),
            Map.entry("S3Client.copyObject", "s3:PutObject"),
            Map.entry("S3Client.createMultipartUpload", "s3:PutObject"),
            Map.entry("S3Client.deleteObject", "s3:DeleteObject"),
            Map.entry("S3Client.deleteObjects", "s3:DeleteObject"),
            Map.entry("S3Client.getObject", "s3:GetObject"),
            Map.entry("S3Client.getObjectAsBytes", "s3:GetObject"),
            Map.entry("S3Client.headObject", "s3:GetObject"),
            Map.entry("S3Client.listObjectsV2Paginator", "s3:ListBucket"),
            Map.entry("S3Client.putObject", "s3:PutObject"),
            Map.entry("S3Client.uploadPartCopy", "s3:PutObject"),
            Map.entry("RedshiftDataClient.batchExecuteStatement", "redshift-data:BatchExecuteStatement"),
            Map.entry("RedshiftDataClient.cancelStatement", "redshift-data:CancelStatement"),
            Map.entry("RedshiftDataClient.describeStatement", "redshift-data:DescribeStatement"),
            Map.entry("RedshiftDataClient.executeStatement", "redshift-data:ExecuteStatement"),
            Map.entry("RedshiftDataClient.getStatementResult", "redshift-data:GetStatementResult"),
            Map.entry("RedshiftDataClient.getStatementResultPaginator", "redshift-data:GetStatementResult"),
            Map.entry("RedshiftDataClient.listStatements", "redshift-data:ListStatements"),
            Map.entry("RedshiftDataClient.listStatementsPaginator", "redshift-data:ListStatements"));

    /// What a service does in a function's name, so that no call of ours shows it: Lambda takes from the queue, keeps
    /// failures and writes logs; S3, SQS and DynamoDB use the key.
    private static final Set<String> OF_SERVICES = Set.of(
            "kms:Decrypt",
            "kms:GenerateDataKey",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:ReceiveMessage",
            "sqs:SendMessage");

    /// What the Data API does in its caller's name, to log in.
    private static final Set<String> LOGIN = Set.of(
            "redshift:GetClusterCredentials",
            "redshift:GetClusterCredentialsWithIAM",
            "redshift-serverless:GetCredentials",
            "secretsmanager:GetSecretValue");

    private static Template template;
    private static Bytecode code;

    @BeforeAll
    static void read() throws IOException {
        template = Template.read();
        code = Bytecode.below(Path.of("target", "classes"));
    }

    @ParameterizedTest
    @CsvSource({"RecorderFunction, RecorderRole", "LoaderFunction, LoaderRole", "ApiFunction, ApiRole"})
    void aFunctionMayDoExactlyWhatItsCodeCanCall(String function, String role) {
        assertEquals(
                Map.of("GetAtt", role + ".Arn"), template.properties(function).get("Role"));
        Set<String> allowed = actions(role);
        allowed.removeAll(OF_SERVICES);
        allowed.removeAll(LOGIN);

        assertEquals(needed(handler(function)), allowed);
    }

    @Test
    void whoNeverSubmitsAStatementMayNotLogIn() {
        assertTrue(actions("LoaderRole").containsAll(LOGIN));
        assertTrue(actions("ApiRole").containsAll(LOGIN));
        assertFalse(actions("RecorderRole").stream().anyMatch(LOGIN::contains));
    }

    @Test
    void onlyWhatTakesFromAQueueMay() {
        Set<String> taking = Set.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

        assertEquals(
                Set.of("ObjectsMapping"),
                template.resources("AWS::Lambda::EventSourceMapping").keySet());
        assertEquals(
                Map.of("Ref", "RecorderFunction.Alias"),
                template.properties("ObjectsMapping").get("FunctionName"));
        assertTrue(actions("RecorderRole").containsAll(taking));
        assertFalse(actions("LoaderRole").stream().anyMatch(taking::contains));
        assertFalse(actions("ApiRole").stream().anyMatch(taking::contains));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RecorderRole", "LoaderRole", "ApiRole", "TickRole", "CopyRole"})
    void everyRightNamesItsActionsAndItsResources(String role) {
        for (Map<?, ?> statement : template.statements(role)) {
            assertEquals("Allow", statement.get("Effect"));
            Template.texts(statement.get("Action"))
                    .forEach(action -> assertTrue(action.matches("[a-z0-9-]+:[A-Za-z]+"), action));
            if (Template.texts(statement.get("Resource")).contains("*")) {
                assertEquals("FollowStatements", statement.get("Sid"), "only statements have no resource");
                assertEquals(
                        Map.of("StringEquals", Map.of("redshift-data:statement-owner-iam-userid", "${aws:userid}")),
                        statement.get("Condition"));
            }
        }
    }

    @Test
    void everyRoleOfTheTemplateIsLookedAtHere() {
        assertEquals(
                Set.of("RecorderRole", "LoaderRole", "ApiRole", "TickRole", "CopyRole"),
                template.resources("AWS::IAM::Role").keySet());
    }

    @Test
    void theWarehouseReadsAndWritesNothingButResults() {
        assertEquals(
                Set.of(
                        "s3:GetObject",
                        "s3:ListBucket",
                        "s3:GetBucketLocation",
                        "s3:PutObject",
                        "kms:Decrypt",
                        "kms:GenerateDataKey"),
                actions("CopyRole"));
        List<String> written = template.statements("CopyRole").stream()
                .filter(statement -> Template.texts(statement.get("Action")).contains("s3:PutObject"))
                .map(statement -> String.valueOf(statement.get("Sid")))
                .toList();
        assertEquals(List.of("WriteResults"), written);
        assertEquals(resources("ApiRole", "ReadResults"), resources("CopyRole", "WriteResults"));
    }

    @Test
    void theApiWritesItsOwnRecordsAndBelowThePrefixesOfStepsAndNowhereElse() {
        for (Map<?, ?> statement : template.statements("ApiRole")) {
            boolean writes = Template.texts(statement.get("Action")).stream()
                    .anyMatch(action -> action.equals("s3:PutObject") || action.equals("s3:DeleteObject"));
            if (writes) {
                String resources = statement.get("Resource").toString();
                assertTrue(
                        resources.contains("windlass-jobs/*")
                                || resources.matches("(?s).*/(jobs|queries|staged|results)/\\*.*"),
                        resources);
                assertFalse(resources.contains("/runs/*"), "a manifest is the loader's");
            }
        }
        assertEquals(resources("CopyRole", "ReadData"), resources("ApiRole", "ReadData"));
        assertEquals(resources("CopyRole", "ReadFurtherBuckets"), resources("ApiRole", "ReadFurtherBuckets"));
    }

    @Test
    void theApiNeitherMovesRunsNorTouchesMarks() {
        Set<String> api = calls(handler("ApiFunction"));

        assertFalse(api.contains("RedshiftDataClient.batchExecuteStatement"));
        assertFalse(api.contains("DynamoDbClient.transactWriteItems"));
        assertFalse(api.contains("DynamoDbClient.deleteItem"));
        assertFalse(api.contains("EventBridgeClient.putEvents"));
    }

    @Test
    void theLoaderWritesWhereTheCopyRoleReadsAndNowhereElse() {
        Object written = resources("LoaderRole", "UseOwnObjects");

        assertEquals(written, resources("CopyRole", "ReadManifests"));
        assertTrue(written.toString().contains("/runs/*") && written.toString().contains("/jsonpaths/*"));
        assertFalse(written.toString().contains("${Definitions}"));
    }

    @Test
    void thePageIsWrittenInAPlaceOfItsOwnAndOnlyWhereItIsWanted() {
        Object place = resources("LoaderRole", "WritePage");

        assertTrue(place.toString().contains("/status/*"), place::toString);
        assertFalse(place.toString().contains("/runs/*"), place::toString);
        assertFalse(template.statements("CopyRole").toString().contains("status"));
        assertTrue(template.properties("LoaderRole").toString().contains("WritesPage"));
    }

    @Test
    void theLoaderLooksForWhatCopyReads() {
        assertEquals(resources("CopyRole", "ReadData"), resources("LoaderRole", "LookForObjects"));
        assertEquals(resources("CopyRole", "ListData"), resources("LoaderRole", "ListObjects"));
    }

    @Test
    void furtherBucketsAreReadByWhoReadsTheFirst() {
        assertEquals(resources("CopyRole", "ReadFurtherBuckets"), resources("LoaderRole", "LookInFurtherBuckets"));
        assertEquals(Map.of("Ref", "MoreDataBuckets"), resources("CopyRole", "FindFurtherBuckets"));
        assertEquals(Map.of("Ref", "MoreDataBuckets"), resources("LoaderRole", "ListFurtherBuckets"));
        Object pattern = template.properties("MoreObjectsRule").get("EventPattern");
        assertEquals(Map.of("Ref", "MoreDataBuckets"), Template.map(pattern).get("resources"));
        assertFalse(template.statements("RecorderRole").toString().contains("MoreDataBuckets"));
    }

    @Test
    void aCallThatNoRightAllowsWouldBeSeen() {
        Set<String> recorder = new Reach(code, SDK).from(handler("RecorderFunction"));
        Set<String> loader = new Reach(code, SDK).from(handler("LoaderFunction"));

        assertTrue(recorder.contains("DynamoDbClient.putItem"), recorder::toString);
        assertTrue(calls(handler("RecorderFunction")).contains("SignedRequests.putItem"));
        assertFalse(calls(handler("LoaderFunction")).contains("SignedRequests.putItem"));
        assertFalse(recorder.contains("DynamoDbClient.deleteItem"), recorder::toString);
        assertTrue(loader.contains("DynamoDbClient.deleteItem"), loader::toString);
        assertTrue(loader.contains("TransactWriteItem$Builder.update"), loader::toString);
    }

    private static Object resources(String role, String sid) {
        return template.statements(role).stream()
                .filter(statement -> sid.equals(statement.get("Sid")))
                .map(statement -> statement.get("Resource"))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> actions(String role) {
        return template.statements(role).stream()
                .map(statement -> Template.texts(statement.get("Action")))
                .flatMap(List::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String handler(String function) {
        return template.properties(function).get("Handler").toString().replace('.', '/');
    }

    private static Set<String> calls(String handler) {
        Set<String> calls = new TreeSet<>(new Reach(code, SDK).from(handler));
        calls.addAll(new Reach(code, OWN_CLIENT).from(handler));
        return calls;
    }

    private static Set<String> needed(String handler) {
        Set<String> needed = new TreeSet<>();
        for (String call : calls(handler)) {
            boolean request = call.matches(
                            "SignedRequests\\.(?!of$|<|[a-z]+$).*|(DynamoDb|S3|RedshiftData|EventBridge)Client\\..*|TransactWriteItem\\$Builder\\..*")
                    && !call.matches(".*\\.(builder|build|close)");
            if (request) {
                assertTrue(NEEDS.containsKey(call), () -> "say here what " + call + " needs");
                needed.add(NEEDS.get(call));
            }
        }
        needed.remove("");
        return needed;
    }
}
