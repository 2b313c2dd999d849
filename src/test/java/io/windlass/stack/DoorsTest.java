package io.windlass.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who else may reach what the stack makes, and what a person is asked when it is made.
class DoorsTest {

    private static final Set<?> ALIASES =
            Set.of(Map.of("Ref", "RecorderFunction.Alias"), Map.of("Ref", "LoaderFunction.Alias"));

    private static Template template;

    @BeforeAll
    static void read() throws IOException {
        template = Template.read();
    }

    @Test
    void whatCallsAFunctionCallsItsAliasAndSaysWhoItIs() {
        Map<String, Map<?, ?>> permissions = template.resources("AWS::Lambda::Permission");

        assertEquals(
                Set.of("RecorderPermission", "ObjectsRulePermission", "MoreObjectsRulePermission"),
                permissions.keySet());
        permissions.forEach((name, permission) -> {
            assertTrue(ALIASES.contains(permission.get("FunctionName")), name);
            assertEquals(Map.of("Ref", "AWS::AccountId"), permission.get("SourceAccount"), name);
            assertTrue(permission.containsKey("SourceArn"), name);
        });
    }

    @Test
    void theUrlOfTheApiTakesSignedRequestsOnlyAndIsThereOnlyWhereItIsAskedFor() {
        Map<String, Map<?, ?>> urls = template.resources("AWS::Lambda::Url");

        assertEquals(Set.of("ApiUrl"), urls.keySet());
        Map<?, ?> url = urls.get("ApiUrl");
        assertEquals("AWS_IAM", url.get("AuthType"));
        assertEquals(Map.of("Ref", "ApiFunction"), url.get("TargetFunctionArn"));
        assertEquals("live", url.get("Qualifier"));
        assertFalse(url.containsKey("Cors"), "a browser has no business there");
        assertEquals("HasUrl", template.resource("ApiUrl").get("Condition"));
        assertEquals(
                "off", Template.map(template.section("Parameters").get("Api")).get("Default"));
    }

    @Test
    void theFunctionForApplicationsIsNamedAfterTheStack() {
        assertEquals(
                Map.of("Sub", "${AWS::StackName}-ApiFunction"),
                template.properties("ApiFunction").get("FunctionName"));
        for (String part : List.of("ApiFunction", "ApiRole", "ApiLogs", "ApiFails")) {
            assertEquals("AnswersApplications", template.resource(part).get("Condition"), part);
        }
    }

    @Test
    void whatQueriesLeaveBehindIsDeleted() {
        List<?> rules = (List<?>) Template.map(template.properties("OwnBucket").get("LifecycleConfiguration"))
                .get("Rules");
        List<Object> prefixes = rules.stream()
                .map(Template::map)
                .filter(rule -> rule.containsKey("ExpirationInDays"))
                .<Object>map(rule -> rule.get("Prefix"))
                .toList();

        assertEquals(List.of("queries/", "results/", "staged/"), prefixes);
    }

    @Test
    void aQueueTakesFromNamedSourcesOfThisAccount() {
        Map<String, Map<?, ?>> policies = template.resources("AWS::SQS::QueuePolicy");

        assertEquals(3, policies.size());
        policies.forEach((name, policy) -> {
            for (Map<?, ?> statement : Template.statements(policy.get("PolicyDocument"))) {
                Map<?, ?> condition = Template.map(statement.get("Condition"));
                assertEquals(
                        Map.of("aws:SourceAccount", Map.of("Ref", "AWS::AccountId")),
                        condition.get("StringEquals"),
                        name);
                assertTrue(condition.toString().contains("aws:SourceArn"), name);
            }
        });
    }

    @Test
    void everyBucketRefusesPlainHttpAndThePublic() {
        List<Object> guarded = new ArrayList<>();
        template.resources("AWS::S3::BucketPolicy").values().forEach(policy -> {
            Map<?, ?> only = Template.statements(policy.get("PolicyDocument")).getFirst();
            assertEquals("Deny", only.get("Effect"));
            assertEquals(Map.of("Bool", Map.of("aws:SecureTransport", "false")), only.get("Condition"));
            guarded.add(Template.map(policy.get("Bucket")).get("Ref"));
        });
        template.resources("AWS::S3::Bucket").forEach((name, bucket) -> {
            assertTrue(guarded.contains(name), name);
            assertEquals(
                    List.of(true, true, true, true),
                    List.copyOf(Template.map(bucket.get("PublicAccessBlockConfiguration"))
                            .values()));
        });
    }

    @Test
    void whatHoldsDataOutlivesTheStack() {
        for (String kept :
                List.of("Journal", "DataBucket", "OwnBucket", "RecorderFailures", "LoaderFailures", "Objects")) {
            assertEquals("Retain", template.resource(kept).get("DeletionPolicy"), kept);
            assertEquals("Retain", template.resource(kept).get("UpdateReplacePolicy"), kept);
        }
        assertEquals(true, template.properties("Journal").get("DeletionProtectionEnabled"));
        assertTrue(template.properties("NewNamespace").containsKey("FinalSnapshotName"));
    }

    @Test
    void everyParameterIsExplainedGroupedAndBounded() {
        List<Object> grouped = new ArrayList<>();
        Map<?, ?> console = Template.map(template.section("Metadata").get("AWS::CloudFormation::Interface"));
        for (Object group : (List<?>) console.get("ParameterGroups")) {
            grouped.addAll((List<?>) Template.map(group).get("Parameters"));
        }
        Map<?, ?> parameters = template.section("Parameters");

        assertEquals(parameters.keySet(), Set.copyOf(grouped));
        assertEquals(parameters.size(), grouped.size(), "each is in one group");
        assertEquals(
                parameters.keySet(),
                Template.map(console.get("ParameterLabels")).keySet());
        parameters.forEach((name, parameter) -> {
            Map<?, ?> each = Template.map(parameter);
            assertFalse(each.get("Description").toString().isBlank(), name.toString());
            boolean bounded = each.containsKey("AllowedPattern")
                    || each.containsKey("AllowedValues")
                    || each.containsKey("MinValue")
                    || "CommaDelimitedList".equals(each.get("Type"));
            assertTrue(bounded, name + " takes anything");
        });
    }
}
