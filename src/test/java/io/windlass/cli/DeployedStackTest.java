package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import io.windlass.journal.JournalUnavailable;
import io.windlass.lambda.Environment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// What a stack on AWS tells of itself, and what is said where it cannot.
class DeployedStackTest {

    private static final String LOADER = "arn:aws:lambda:eu-west-1:123456789012:function:windlass-LoaderFunction:live";

    private static final Map<String, String> VARIABLES = Map.of(
            "WINDLASS_STACK", "windlass",
            "WINDLASS_TABLE", "windlass-Journal-1",
            "WINDLASS_DATA_BUCKET", "windlass-data",
            "WINDLASS_BUCKET", "windlass-own",
            "WINDLASS_PIPELINES", "sparkify,orders",
            "WINDLASS_DEFINITIONS", "s3://windlass-own/definitions/",
            "WINDLASS_DATABASE", "dev",
            "WINDLASS_CLUSTER", "warehouse",
            "WINDLASS_DB_USER", "loader",
            "WINDLASS_COPY_ROLE", "arn:aws:iam::123456789012:role/copy");

    @TempDir
    private Path directory;

    private StackServer server;
    private StackProfile profile;

    @BeforeEach
    void start() throws IOException {
        server = new StackServer();
        URI endpoint = server.endpoint();
        profile = StackProfile.of(
                directory,
                "loader",
                "key-of-loader",
                "eu-west-1",
                Map.of("cloudformation", endpoint, "lambda", endpoint, "dynamodb", endpoint));
        server.stack(
                "windlass",
                new StackServer.Deployed("UPDATE_COMPLETE", Map.of(DeployedStack.LOADER, LOADER, "A", "b")));
        server.function(LOADER, Map.of("Variables", VARIABLES));
    }

    @AfterEach
    void stop() {
        profile.close();
        server.close();
    }

    private static DeployedStack stack(String name) {
        return new DeployedStack(name, new AwsAccount(Optional.empty(), Optional.of("loader")));
    }

    @Test
    void aCommandIsToldWhatTheLoaderIsTold() {
        DeployedStack stack = stack("windlass");
        assertEquals(Environment.of(VARIABLES), stack.environment(List.of("other")));
        assertEquals(Optional.of("s3://windlass-own/definitions/"), stack.definitions());
        assertEquals("windlass", stack.settings().stack());
        assertEquals("arn:aws:iam::123456789012:role/copy", stack.settings().copyRole());
    }

    @Test
    void itIsAskedOnceWithTheProfilesCredentialsThere() {
        DeployedStack stack = stack("windlass");
        assertSame(stack.environment(List.of()), stack.environment(List.of("sparkify")));
        stack.definitions();
        String region = System.getenv().getOrDefault("AWS_REGION", "eu-west-1");
        assertEquals(
                List.of(
                        new StackServer.Signed("key-of-loader", region, "cloudformation"),
                        new StackServer.Signed("key-of-loader", region, "lambda")),
                server.requests());
    }

    @Test
    void aRegionThatIsNamedGoesBeforeTheProfiles() {
        new DeployedStack("windlass", new AwsAccount(Optional.of("ap-southeast-2"), Optional.of("loader")))
                .definitions();
        assertTrue(
                server.requests().stream().allMatch(signed -> signed.region().equals("ap-southeast-2")),
                server.requests()::toString);
    }

    @Test
    void whatItsLoaderDoesNotMoveIsNamed() {
        assertEquals(Optional.empty(), stack("windlass").deaf(List.of("orders", "sparkify")));
        assertEquals(
                Optional.of("clicks is not live on stack windlass, so its loader does not move it; live is sparkify,"
                        + " orders"),
                stack("windlass").deaf(List.of("orders", "clicks")));
    }

    @Test
    void aStackThatIsNotThereIsNamedWithItsRegion() {
        assertEquals(
                List.of("there is no stack nothing in eu-west-1 of this account; name another one, or its --region or"
                        + " --profile"),
                failing("--stack", "nothing"));
    }

    @Test
    void aStackOfSomethingElseIsNotTakenForOne() {
        server.stack("vpc", new StackServer.Deployed("CREATE_COMPLETE", Map.of("VpcId", "vpc-1")));
        assertEquals(
                List.of("stack vpc in eu-west-1 is not a Windlass stack, for it has no output LoaderAlias; name one"
                        + " that was deployed from Windlass's template.yaml"),
                failing("--stack", "vpc"));
    }

    @Test
    void aStackThatIsBeingMadeIsToBeWaitedFor() {
        server.stack("windlass", new StackServer.Deployed("CREATE_IN_PROGRESS", Map.of()));
        assertEquals(
                List.of("stack windlass in eu-west-1 is not ready (CREATE_IN_PROGRESS); try again when it is"),
                failing("--stack", "windlass"));
    }

    @Test
    void aLoaderThatIsGoneOrStrangeIsNamed() {
        server.function(LOADER, Map.of("Variables", Map.of("WINDLASS_STACK", "windlass", "WINDLASS_TABLE", "t")));
        List<String> strange = failing("--stack", "windlass");
        assertTrue(
                strange.getFirst()
                        .startsWith("stack windlass in eu-west-1 is of another version of Windlass than this one (The"
                                + " environment is wrong: WINDLASS_DATA_BUCKET is missing; "),
                strange::toString);
        server.function(LOADER, Map.of("Error", Map.of("ErrorCode", "AccessDeniedException", "Message", "no key")));
        assertEquals(
                List.of("the variables of the loader of stack windlass in eu-west-1 cannot be decrypted (no key); ask"
                        + " for kms:Decrypt with the key of the stack"),
                failing("--stack", "windlass"));
        String gone = LOADER + "-2";
        server.stack("windlass", new StackServer.Deployed("CREATE_COMPLETE", Map.of(DeployedStack.LOADER, gone)));
        assertEquals(
                List.of("stack windlass in eu-west-1 has lost its loader, there is no function " + gone
                        + "; deploy it anew"),
                failing("--stack", "windlass"));
    }

    @ParameterizedTest
    @CsvSource({
        "cloudformation, ExpiredToken",
        "cloudformation, RequestExpired",
        "lambda, ExpiredTokenException",
    })
    void expiredCredentialsAreToBeRenewed(String service, String code) {
        server.refuse(service, 403, code, "The security token included in the request is expired");
        assertEquals(
                List.of("stack windlass in eu-west-1 cannot be asked, for the credentials have expired; sign in anew"
                        + " (such as aws sso login --profile loader) and repeat the command"),
                failing("--stack", "windlass"));
    }

    @ParameterizedTest
    @CsvSource({"cloudformation, AccessDenied", "lambda, AccessDeniedException"})
    void whatIsNotAllowedIsSaidInTheWordsOfAws(String service, String code) {
        server.refuse(service, 403, code, "User: u is not authorized to perform: x:Y on resource: z.");
        assertEquals(
                List.of("stack windlass in eu-west-1 refuses access (User: u is not authorized to perform: x:Y on"
                        + " resource: z); ask for the permission, or use other credentials with --profile"),
                failing("--stack", "windlass"));
    }

    @ParameterizedTest
    @CsvSource({"cloudformation, InvalidClientTokenId", "lambda, UnrecognizedClientException"})
    void credentialsThatNobodyKnowsAreToBeReplaced(String service, String code) {
        server.refuse(service, 403, code, "The security token included in the request is invalid.");
        assertEquals(
                List.of("stack windlass in eu-west-1 cannot be asked, for AWS does not know the credentials (" + code
                        + "); use others, with --profile"),
                failing("--stack", "windlass"));
    }

    @Test
    void aProfileThatIsNotThereIsNamed() {
        Command plan = Command.run("plan", "sparkify", "--stack", "windlass", "--profile", "none");
        assertEquals(2, plan.code(), plan.err());
        assertEquals(1, plan.err().lines().count(), plan.err());
        assertTrue(
                plan.err().contains(" cannot be asked, for profile none has no credentials that can be used ("),
                plan.err());
    }

    @Test
    void aNetworkThatIsAwayIsNamed() {
        server.close();
        List<String> failed = failing("--stack", "windlass");
        assertTrue(failed.getFirst().startsWith("stack windlass in eu-west-1 cannot be reached ("), failed::toString);
    }

    @Test
    void aFailureOnTheWayIsSaidLikewise() {
        DynamoDbException denied = (DynamoDbException) DynamoDbException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage("no")
                        .build())
                .build();
        assertEquals(
                "stack windlass in us-east-1 refuses access (no); ask for the permission, or use other credentials with"
                        + " --profile",
                new DeployedStack("windlass", new AwsAccount(Optional.of("us-east-1"), Optional.empty()))
                        .unanswered(new JournalUnavailable("cannot read", denied))
                        .getMessage());
    }

    @Test
    void optionsThatContradictEachOtherAreWrongUsage() {
        for (List<String> wrong : List.of(
                List.of("--home", "x", "--stack", "windlass"),
                List.of("--home", "x", "--region", "eu-west-1"),
                List.of("--region", "eu-west-1"),
                List.of("--profile", "loader"),
                List.of("--stack", "not a name"),
                List.of("--stack", "windlass", "--region", "Frankfurt"))) {
            for (String command : List.of("plan", "start", "create")) {
                List<String> arguments = new java.util.ArrayList<>(List.of(command, "sparkify"));
                arguments.addAll(wrong);
                Command ran = Command.run(arguments.toArray(String[]::new));
                assertEquals(64, ran.code(), arguments + ran.err());
            }
        }
        assertEquals(
                64,
                Command.run("validate", "--stack", "windlass", "--warehouse", "--data", directory.toString())
                        .code());
        assertEquals(List.of(), server.requests());
    }

    /// The lines of an error of a command that attaches.
    private static List<String> failing(String... options) {
        List<String> arguments = new java.util.ArrayList<>(List.of("start", "sparkify"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--profile", "loader", "--region", "eu-west-1"));
        Command command = Command.run(arguments.toArray(String[]::new));
        assertEquals(2, command.code(), command.err());
        assertEquals(List.of(), command.out());
        return command.err().lines().toList();
    }
}
