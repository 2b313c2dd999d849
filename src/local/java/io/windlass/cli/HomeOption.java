package io.windlass.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.s3.S3Client;

/// Which cloud a command attaches to: one that `up` keeps in a directory, or a stack on AWS.
final class HomeOption {

    private static final Path DEFAULT = Path.of(".windlass");

    /// A name as CloudFormation takes it, or an ARN.
    private static final Pattern STACK =
            Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,127}|arn:aws[a-z-]*:cloudformation:.+");

    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = {
                "Attach to the embedded cloud that \"up\" keeps in DIR. A command that cannot do without a cloud takes",
                ".windlass where none is named."
            })
    private Optional<Path> home = Optional.empty();

    @Option(
            names = "--stack",
            paramLabel = "NAME",
            description = {
                "Attach to the stack NAME on AWS, with credentials and region as the AWS CLI finds them. Definitions",
                "are then the stack's, unless --definitions names others."
            })
    private Optional<String> stack = Optional.empty();

    @Option(names = "--region", paramLabel = "REGION", description = "With --stack: where it is, such as eu-central-1.")
    private Optional<String> region = Optional.empty();

    @Option(names = "--profile", paramLabel = "NAME", description = "With --stack: the profile of the AWS CLI to use.")
    private Optional<String> profile = Optional.empty();

    private Optional<Cloud> chosen;

    /// The cloud that was named, or the one in the directory that is meant by whoever says nothing.
    ///
    /// @throws ParameterException where the options contradict each other
    Cloud directory() {
        return chosen().orElseGet(() -> new KeptCloud(DEFAULT));
    }

    /// The cloud that was named; empty where none was. Always the same, so that a stack is asked once.
    ///
    /// @throws ParameterException where the options contradict each other
    Optional<Cloud> chosen() {
        if (chosen == null) {
            if (stack.isEmpty() && (region.isPresent() || profile.isPresent())) {
                throw misuse("--region and --profile go with --stack");
            }
            check();
            chosen =
                    stack.<Cloud>map(name -> new DeployedStack(name, account())).or(() -> home.map(KeptCloud::new));
        }
        return chosen;
    }

    /// The options that lead another command to the same cloud.
    List<String> words() {
        List<String> words = new ArrayList<>();
        home.ifPresent(place -> words.addAll(List.of("--home", place.toString())));
        stack.ifPresent(name -> words.addAll(List.of("--stack", name)));
        region.ifPresent(name -> words.addAll(List.of("--region", name)));
        profile.ifPresent(name -> words.addAll(List.of("--profile", name)));
        return words;
    }

    /// S3 of the cloud that was named; where none was, of AWS.
    S3Client buckets() {
        if (home.isPresent() || stack.isPresent()) {
            return directory().clients().s3();
        }
        check();
        return account().s3();
    }

    /// The moments between two looks at it.
    Waits waits() {
        return deployed() ? Waits.onAws() : Waits.here();
    }

    /// Whether `--stack` was given.
    boolean deployed() {
        return stack.isPresent();
    }

    private AwsAccount account() {
        return new AwsAccount(region, profile);
    }

    private void check() {
        if (home.isPresent() && (stack.isPresent() || region.isPresent() || profile.isPresent())) {
            throw misuse("--home is a cloud on this computer and --stack one on AWS; name one of them");
        }
        stack.filter(name -> !STACK.matcher(name).matches()).ifPresent(name -> {
            throw misuse("--stack " + name + " is no name of a stack: letters, digits and - after a letter");
        });
        region.filter(name -> !REGION.matcher(name).matches()).ifPresent(name -> {
            throw misuse("--region " + name + " is no region; write one such as eu-central-1");
        });
    }

    private ParameterException misuse(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
