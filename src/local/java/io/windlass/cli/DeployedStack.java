package io.windlass.cli;

import io.windlass.lambda.Clients;
import io.windlass.lambda.Environment;
import io.windlass.load.LoadSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/// A stack on AWS. What its loader is told is read from the loader itself, from the version that is live, by the
/// reader that the loader uses: a command sees what the loader sees. It is asked once.
final class DeployedStack implements Cloud {

    /// The output of the template that names the loader, with the alias by which everything calls it.
    static final String LOADER = "LoaderAlias";

    private final String name;
    private final AwsAccount account;
    private Environment told;
    private Stack described;

    /// @param name of the stack, or its ARN
    /// @param account where it is
    DeployedStack(String name, AwsAccount account) {
        this.name = Objects.requireNonNull(name, "name is null");
        this.account = Objects.requireNonNull(account, "account is null");
    }

    @Override
    public Clients clients() {
        told();
        return account.clients();
    }

    @Override
    public Environment environment(List<String> pipelines) {
        return told();
    }

    /// Its own loader moves everything: only who submitted a statement may ask the Data API what became of it.
    @Override
    public LoadSettings settings() {
        return LoadSettings.of(told().stack(), told().copyRole()).asking();
    }

    @Override
    public Optional<String> definitions() {
        return told().definitions();
    }

    @Override
    public List<String> idle(List<String> pipelines) {
        List<String> live = told().pipelines();
        return pipelines.stream().filter(each -> !live.contains(each)).toList();
    }

    @Override
    public Optional<String> deaf(List<String> pipelines) {
        List<String> live = told().pipelines();
        List<String> others = idle(pipelines);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", others) + " is not live on stack " + name
                        + ", so its loader does not move it; live is "
                        + (live.isEmpty() ? "none" : String.join(", ", live)));
    }

    @Override
    public RuntimeException unanswered(RuntimeException failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SdkException)) {
            cause = cause.getCause();
        }
        return cause instanceof SdkException answer
                ? failed(answer)
                : new StackFailed(what() + " does not answer: " + failure.getMessage() + "; try again", failure);
    }

    /// What the template puts out under this name; empty where the stack has no such part.
    Optional<String> output(String key) {
        return described().outputs().stream()
                .filter(output -> output.outputKey().equals(key))
                .map(Output::outputValue)
                .findFirst();
    }

    private synchronized Environment told() {
        if (told == null) {
            told = read(variables(loader()));
        }
        return told;
    }

    private Environment read(Map<String, String> variables) {
        try {
            return Environment.of(variables);
        } catch (IllegalStateException e) {
            throw new StackFailed(
                    what() + " is of another version of Windlass than this one (" + e.getMessage()
                            + "); deploy it anew, or use the command of its version",
                    e);
        }
    }

    /// The ARN of the loader's alias.
    private String loader() {
        String status = String.valueOf(described().stackStatusAsString());
        return output(LOADER)
                .orElseThrow(() -> new StackFailed(
                        status.endsWith("_IN_PROGRESS")
                                ? what() + " is not ready (" + status + "); try again when it is"
                                : what() + " is not a Windlass stack, for it has no output " + LOADER
                                        + "; name one that was deployed from Windlass's template.yaml"));
    }

    private synchronized Stack described() {
        if (described == null) {
            described = asked();
        }
        return described;
    }

    private Stack asked() {
        try (CloudFormationClient client = account.cloudFormation()) {
            return client.describeStacks(request -> request.stackName(name))
                    .stacks()
                    .getFirst();
        } catch (CloudFormationException e) {
            throw e.awsErrorDetails() != null
                            && "ValidationError".equals(e.awsErrorDetails().errorCode())
                    ? new StackFailed(
                            "there is no stack " + name + " in " + account.place()
                                    + " of this account; name another one, or its --region or --profile",
                            e)
                    : failed(e);
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    private Map<String, String> variables(String loader) {
        try (LambdaClient client = account.lambda()) {
            GetFunctionConfigurationResponse found =
                    client.getFunctionConfiguration(request -> request.functionName(loader));
            if (found.environment() != null && found.environment().error() != null) {
                throw new StackFailed("the variables of the loader of " + what() + " cannot be decrypted ("
                        + found.environment().error().message()
                        + "); ask for kms:Decrypt with the key of the stack");
            }
            return found.environment() == null ? Map.of() : found.environment().variables();
        } catch (ResourceNotFoundException e) {
            throw new StackFailed(
                    what() + " has lost its loader, there is no function " + loader + "; deploy it anew", e);
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    private StackFailed failed(SdkException failure) {
        return new StackFailed(what() + AwsRefusal.of(failure, account.profile()), failure);
    }

    private String what() {
        return "stack " + name + " in " + account.place();
    }
}
