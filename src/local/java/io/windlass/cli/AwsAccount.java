package io.windlass.cli;

import io.windlass.aws.JdkHttp;
import io.windlass.lambda.Clients;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;

/// An account and a region of AWS, found as the AWS CLI finds them.
///
/// @param region named by the caller; empty for that of the environment or the profile
/// @param profile named by the caller, and then its credentials are taken even where the environment has some; empty
///     for the default chain of credentials
record AwsAccount(Optional<String> region, Optional<String> profile) {

    /// As the environment says.
    static AwsAccount ofEnvironment() {
        return new AwsAccount(Optional.empty(), Optional.empty());
    }

    /// The name of the region.
    ///
    /// @throws StackFailed where none is named anywhere
    String place() {
        if (region.isPresent()) {
            return region.get();
        }
        try {
            DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
            profile.ifPresent(chain::profileName);
            return chain.build().getRegion().id();
        } catch (SdkClientException e) {
            throw new StackFailed(
                    "no region is named: give --region, set AWS_REGION, or write a region into the profile", e);
        }
    }

    CloudFormationClient cloudFormation() {
        return reached(CloudFormationClient.builder()).build();
    }

    LambdaClient lambda() {
        return reached(LambdaClient.builder()).build();
    }

    S3Client s3() {
        return reached(S3Client.builder())
                .overrideConfiguration(override -> {
                    profile.ifPresent(override::defaultProfileName);
                    override.addExecutionInterceptor(JdkHttp.withoutExpect());
                })
                .build();
    }

    /// The clients of the services that a stack works with.
    Clients clients() {
        return new Clients(
                reached(DynamoDbClient.builder()).build(),
                s3(),
                reached(RedshiftDataClient.builder()).build());
    }

    /// The profile also names endpoints, where it has any.
    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B reached(B builder) {
        builder.httpClient(JdkHttp.create()).region(Region.of(place()));
        profile.ifPresent(name -> builder.credentialsProvider(ProfileCredentialsProvider.create(name))
                .overrideConfiguration(override -> override.defaultProfileName(name)));
        return builder;
    }
}
