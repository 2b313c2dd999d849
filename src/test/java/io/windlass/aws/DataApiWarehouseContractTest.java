package io.windlass.aws;

import io.windlass.aws.ScriptedHttpClient.Action;
import io.windlass.local.warehouse.TestWarehouse;
import io.windlass.redshift.Warehouse;
import io.windlass.redshift.WarehouseContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/// The warehouse behind the Data API, on the embedded one.
class DataApiWarehouseContractTest extends WarehouseContract {

    @RegisterExtension
    static final TestWarehouse EMBEDDED = new TestWarehouse();

    private volatile boolean crowded;
    private final RedshiftDataClient client = RedshiftDataClient.builder()
            .endpointOverride(EMBEDDED.server().endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("windlass", "local")))
            .httpClient(new ScriptedHttpClient(
                    UrlConnectionHttpClient.create(), call -> crowded ? refusal() : new Action.Pass()))
            .build();

    @AfterEach
    void tearDown() {
        client.close();
    }

    @Override
    protected Warehouse warehouse() {
        return new DataApiWarehouse(client, WarehouseTarget.workgroup("local", "dev"));
    }

    @Override
    protected Warehouse.Progress ended(String id) {
        TestWarehouse.await(() -> !(warehouse().describe(id) instanceof Warehouse.Progress.Pending));
        return warehouse().describe(id);
    }

    @Override
    protected void crowd() {
        crowded = true;
    }

    @Override
    protected void uncrowd() {
        crowded = false;
    }

    @Override
    protected void forget(String id) {
        EMBEDDED.clock().move(Duration.ofHours(25));
    }

    private static Action refusal() {
        return ScriptedHttpClient.failure(400, "ActiveStatementsExceededException");
    }
}
