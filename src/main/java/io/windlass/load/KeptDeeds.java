package io.windlass.load;

import io.windlass.journal.Deed;
import io.windlass.journal.Deeds;
import java.time.InstantSource;
import java.util.Objects;

/// Writes into the journal what people did, so that it can be asked later who it was. It follows the deed: whoever is
/// killed between the two has done it without a word, as one who was killed before has not.
///
/// @param deeds where it is kept
/// @param clock the time
public record KeptDeeds(Deeds deeds, InstantSource clock) implements Notices {

    public KeptDeeds {
        Objects.requireNonNull(deeds, "deeds is null");
        Objects.requireNonNull(clock, "clock is null");
    }

    @Override
    public void tell(Notice notice) {
        if (notice instanceof Notice.ByHand hand) {
            deeds.keep(new Deed(
                    hand.pipeline(),
                    clock.instant(),
                    hand.action(),
                    hand.who(),
                    Reasons.cut(hand.what()),
                    hand.choice()));
        }
    }
}
