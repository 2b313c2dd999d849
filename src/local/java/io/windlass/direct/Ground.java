package io.windlass.direct;

import io.windlass.journal.Listing;
import io.windlass.journal.RunFiles;
import io.windlass.redshift.Warehouse;
import java.util.Objects;

/// Where objects lie and where they go.
///
/// @param name tells this warehouse and database from every other that the same caller uses
/// @param listing what lies in buckets
/// @param files where manifests are written
/// @param warehouse what loads
/// @param role what COPY reads S3 with: the ARN of a role, several ARNs of a chain of roles, or `default`
public record Ground(String name, Listing listing, RunFiles files, Warehouse warehouse, String role) {

    public Ground {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(listing, "listing is null");
        Objects.requireNonNull(files, "files is null");
        Objects.requireNonNull(warehouse, "warehouse is null");
        Objects.requireNonNull(role, "role is null");
    }
}
