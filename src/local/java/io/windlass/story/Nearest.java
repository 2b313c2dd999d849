package io.windlass.story;

import io.windlass.journal.Heads;
import io.windlass.journal.Listing;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Trail;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Objects that somebody may have meant who names one that nobody knows.
///
/// @param trail what the journal knows
/// @param heads what is there
/// @param listing what lies beside it
record Nearest(Trail trail, Heads heads, Listing listing) {

    /// Objects of the same folder that are looked at.
    private static final int MOST = 1_000;

    List<ObjectId> to(ObjectId object) {
        Set<ObjectId> candidates = new LinkedHashSet<>();
        for (String key : spellings(object.key())) {
            if (!key.isEmpty() && !key.equals(object.key())) {
                candidates.add(new ObjectId(object.bucket(), key));
            }
        }
        inOtherCase(object).ifPresent(candidates::add);
        Set<ObjectId> there = heads.find(candidates).keySet();
        return candidates.stream()
                .filter(each -> there.contains(each) || !trail.marks(each).isEmpty())
                .toList();
    }

    /// What the key may be once decoded, and what it may have been before.
    private static Set<String> spellings(String key) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(key.replace('+', ' '));
        spellings.add(key.replace(' ', '+'));
        decoded(key).ifPresent(spellings::add);
        decoded(key.replace("+", "%2B")).ifPresent(spellings::add);
        spellings.add(key.strip());
        spellings.add(key.replaceFirst("^/+", ""));
        spellings.add("/" + key);
        spellings.add(key.replaceAll("//+", "/"));
        spellings.add(key.replaceFirst("/+$", ""));
        return spellings;
    }

    private static Optional<String> decoded(String key) {
        try {
            return Optional.of(URLDecoder.decode(key, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /// In the same folder.
    private Optional<ObjectId> inOtherCase(ObjectId object) {
        String folder = object.key().substring(0, object.key().lastIndexOf('/') + 1);
        ObjectId[] found = new ObjectId[1];
        int[] looked = new int[1];
        listing.list(Optional.of(object.bucket()), folder, "", each -> {
            if (each.id().key().equalsIgnoreCase(object.key()) && !each.id().equals(object)) {
                found[0] = each.id();
            }
            looked[0]++;
            return found[0] == null && looked[0] < MOST;
        });
        return Optional.ofNullable(found[0]);
    }
}
