package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/// What the SDK makes of the server's answers.
class StackServerTest {

    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:loader:live";
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("somebody", "secret"));

    private StackServer server;
    private CloudFormationClient cloudFormation;
    private LambdaClient lambda;

    @BeforeEach
    void start() throws IOException {
        server = new StackServer();
        cloudFormation = CloudFormationClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        lambda = LambdaClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aStackTellsItsStateAndOutputs() {
        server.stack("one", new StackServer.Deployed("UPDATE_COMPLETE", Map.of("Name", "value")));
        Stack stack = cloudFormation
                .describeStacks(request -> request.stackName("one"))
                .stacks()
                .getFirst();
        assertEquals("one", stack.stackName());
        assertEquals("UPDATE_COMPLETE", stack.stackStatusAsString());
        assertEquals("Name", stack.outputs().getFirst().outputKey());
        assertEquals("value", stack.outputs().getFirst().outputValue());
        assertEquals(List.of(new StackServer.Signed("somebody", "eu-west-1", "cloudformation")), server.requests());
    }

    @Test
    void aStackThatIsNotThereIsAValidationError() {
        CloudFormationException refused = assertThrows(
                CloudFormationException.class,
                () -> cloudFormation.describeStacks(request -> request.stackName("none")));
        assertEquals("ValidationError", refused.awsErrorDetails().errorCode());
        assertEquals(
                "Stack with id none does not exist", refused.awsErrorDetails().errorMessage());
        assertEquals(400, refused.statusCode());
    }

    @Test
    void aFunctionTellsItsVariablesOrWhyItCannot() {
        server.function(FUNCTION, Map.of("Variables", Map.of("A", "b")));
        assertEquals(Map.of("A", "b"), configuration().environment().variables());
        assertEquals(List.of(new StackServer.Signed("somebody", "eu-west-1", "lambda")), server.requests());
        server.function(FUNCTION, Map.of("Error", Map.of("ErrorCode", "AccessDeniedException", "Message", "no key")));
        assertEquals("no key", configuration().environment().error().message());
    }

    @Test
    void aFunctionThatIsNotThereIsNotFound() {
        assertThrows(ResourceNotFoundException.class, this::configuration);
    }

    @Test
    void bothServicesRefuseUntilTheyForgive() {
        server.stack("one", new StackServer.Deployed("CREATE_COMPLETE", Map.of()));
        server.function(FUNCTION, Map.of("Variables", Map.of()));
        server.refuse("cloudformation", 403, "ExpiredToken", "too late");
        server.refuse("lambda", 403, "AccessDeniedException", "not you");
        CloudFormationException expired = assertThrows(
                CloudFormationException.class,
                () -> cloudFormation.describeStacks(request -> request.stackName("one")));
        assertEquals("ExpiredToken", expired.awsErrorDetails().errorCode());
        LambdaException denied = assertThrows(LambdaException.class, this::configuration);
        assertEquals("AccessDeniedException", denied.awsErrorDetails().errorCode());
        assertEquals("not you", denied.awsErrorDetails().errorMessage());
        server.forgive();
        assertEquals(Map.of(), configuration().environment().variables());
    }

    private GetFunctionConfigurationResponse configuration() {
        return lambda.getFunctionConfiguration(request -> request.functionName(FUNCTION));
    }
}
