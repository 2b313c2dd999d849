package io.windlass.endurance;

import io.windlass.local.ObjectWritten;
import io.windlass.local.S3Notifications;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Turns writes into notifications as an unkind S3 would: of a hundred writes one is never told of, ten are told of
/// twice, five come much later than the others, and none comes in its turn.
final class Delivery {

    private static final int MOST_RECORDS = 10;

    private final Random random;
    private final List<ObjectWritten> late = new ArrayList<>();
    private int lost;
    private int doubled;

    Delivery(long seed) {
        this.random = new Random(seed);
    }

    /// Writes that nobody heard of.
    int lost() {
        return lost;
    }

    /// Writes that were told of twice.
    int doubled() {
        return doubled;
    }

    /// The notifications of some writes, and of those that were late before.
    List<String> notifications(List<ObjectWritten> writes) {
        List<ObjectWritten> told = new ArrayList<>(late);
        late.clear();
        for (ObjectWritten write : writes) {
            int drawn = random.nextInt(100);
            if (drawn == 0) {
                lost++;
            } else if (drawn <= 5) {
                late.add(write);
            } else {
                told.add(write);
                if (drawn <= 15) {
                    told.add(write);
                    doubled++;
                }
            }
        }
        return packed(told);
    }

    /// What is late comes after all.
    List<String> rest() {
        List<String> rest = packed(new ArrayList<>(late));
        late.clear();
        return rest;
    }

    private List<String> packed(List<ObjectWritten> told) {
        Collections.shuffle(told, random);
        List<String> notifications = new ArrayList<>();
        for (int from = 0; from < told.size(); ) {
            int records = random.nextInt(4) == 0 ? random.nextInt(1, MOST_RECORDS + 1) : 1;
            int to = Math.min(told.size(), from + records);
            notifications.add(S3Notifications.notification(told.subList(from, to)));
            from = to;
        }
        return notifications;
    }
}
