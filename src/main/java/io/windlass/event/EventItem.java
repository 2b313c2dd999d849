package io.windlass.event;

import io.windlass.journal.S3Object;
import java.util.Objects;
import java.util.Optional;

/// One thing that an event tells.
public sealed interface EventItem {

    /// Where in the event it stands.
    Place place();

    /// An object was written, by whatever kind of write.
    record Created(S3Object object, Place place) implements EventItem {
        public Created {
            Objects.requireNonNull(object, "object is null");
            Objects.requireNonNull(place, "place is null");
        }
    }

    /// An object, or one of its versions, was removed.
    ///
    /// @param object which; empty where the event does not say it well. Nothing is known of its content
    /// @param marker whether it is only hidden by a delete marker, which is the version that is told
    record Removed(Optional<S3Object> object, boolean marker, Place place) implements EventItem {
        public Removed {
            Objects.requireNonNull(object, "object is null");
            Objects.requireNonNull(place, "place is null");
        }

        /// Of nobody knows what.
        public Removed(Place place) {
            this(Optional.empty(), false, place);
        }
    }

    /// Something else happened to an object.
    record Other(Kind kind, Place place) implements EventItem {
        public Other {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(place, "place is null");
        }
    }

    /// What S3 sends when a notification is set up.
    record TestMessage(Place place) implements EventItem {
        public TestMessage {
            Objects.requireNonNull(place, "place is null");
        }
    }

    /// Something that cannot be understood.
    ///
    /// @param place the member that is wrong
    /// @param reason what is wrong with it
    record Unreadable(Place place, String reason) implements EventItem {
        public Unreadable {
            Objects.requireNonNull(place, "place is null");
            Objects.requireNonNull(reason, "reason is null");
        }

        @Override
        public String toString() {
            return place + ": " + reason;
        }
    }

    /// What else happens to objects.
    enum Kind {
        RESTORE,
        REPLICATION,
        LIFECYCLE,
        TIERING,
        TAGGING,
        ACL,
        LOST,
        /// An event that is newer than this code.
        UNKNOWN;

        /// By the part of a notification's `eventName` before the colon, without `s3:`.
        static Kind ofName(String family) {
            return switch (family) {
                case "ObjectRestore" -> RESTORE;
                case "Replication" -> REPLICATION;
                case "LifecycleExpiration", "LifecycleTransition" -> LIFECYCLE;
                case "IntelligentTiering" -> TIERING;
                case "ObjectTagging" -> TAGGING;
                case "ObjectAcl" -> ACL;
                case "ReducedRedundancyLostObject" -> LOST;
                default -> UNKNOWN;
            };
        }

        /// By EventBridge's `detail-type`.
        static Kind ofDetailType(String type) {
            return switch (type) {
                case "Object Restore Initiated", "Object Restore Completed", "Object Restore Expired" -> RESTORE;
                case "Object Storage Class Changed" -> LIFECYCLE;
                case "Object Access Tier Changed" -> TIERING;
                case "Object Tags Added", "Object Tags Deleted" -> TAGGING;
                case "Object ACL Updated" -> ACL;
                default -> UNKNOWN;
            };
        }
    }
}
