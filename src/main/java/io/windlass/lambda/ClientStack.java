package io.windlass.lambda;

import io.windlass.aws.DataApiAnswers;
import io.windlass.aws.Pause;
import io.windlass.aws.S3Listing;
import io.windlass.aws.S3ObjectStore;
import io.windlass.aws.S3Presence;
import io.windlass.client.ClientPorts;
import io.windlass.client.ClientSettings;
import io.windlass.client.Starts;
import io.windlass.client.WindlassClient;
import io.windlass.load.Journal;
import io.windlass.load.Starting;
import java.util.Optional;

/// A client of a stack, put together: the same on AWS and on a laptop.
public final class ClientStack {

    private ClientStack() {}

    /// By this process's environment: what the template tells the loader, credentials and region as the SDK finds
    /// them.
    ///
    /// @param who on whose behalf it works, written down with each job
    public static WindlassClient fromEnvironment(String who) {
        return of(Deployment.fromEnvironment(), who);
    }

    /// Of a stack that is put together already.
    public static WindlassClient of(Deployment deployment, String who) {
        return of(deployment, who, pipeline -> deployment.loader().start(pipeline, Optional.empty()));
    }

    /// The same of somebody who asks for runs and leaves it to the stack's loader to move them: statements are followed
    /// only by the role that submitted them.
    static WindlassClient asking(Deployment deployment, String who) {
        Journal journal = deployment.untellingJournal();
        return of(deployment, journal, who, new Starting(journal.runs(), deployment.clock())::ask);
    }

    private static WindlassClient of(Deployment deployment, String who, Starts starts) {
        return of(deployment, deployment.journal(), who, starts);
    }

    private static WindlassClient of(Deployment deployment, Journal journal, String who, Starts starts) {
        Environment environment = deployment.environment();
        Clients clients = deployment.clients();
        return new WindlassClient(
                new ClientPorts(
                        deployment.catalog(),
                        journal,
                        new S3Listing(clients.s3(), environment.dataBucket()),
                        new S3Presence(clients.s3()),
                        new S3ObjectStore(clients.s3()),
                        new DataApiAnswers(clients.redshiftData(), Deployment.target(environment.warehouse())),
                        starts),
                new ClientSettings(
                        environment.stack(),
                        who,
                        environment.dataBucket(),
                        environment.own().bucket(),
                        environment.own().prefix(),
                        environment.copyRole(),
                        deployment.clock(),
                        Deployment::random,
                        Pause.sleeping()::of));
    }
}
