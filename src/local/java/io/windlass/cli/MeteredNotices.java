package io.windlass.cli;

import io.windlass.load.Notice;
import io.windlass.load.Notices;
import java.util.concurrent.atomic.AtomicLong;

/// Moves a meter by what is loaded, and passes every notice on.
///
/// @param notices who hears of them too
/// @param meter what shows how far it is
/// @param all how many objects there are
/// @param objects that are loaded
/// @param bytes of them
/// @param rows of them, as far as they are known
record MeteredNotices(Notices notices, Meter meter, long all, AtomicLong objects, AtomicLong bytes, AtomicLong rows)
        implements Notices {

    MeteredNotices(Notices notices, Meter meter, long all) {
        this(notices, meter, all, new AtomicLong(), new AtomicLong(), new AtomicLong());
    }

    @Override
    public void tell(Notice notice) {
        notices.tell(notice);
        if (notice instanceof Notice.StepLoaded loaded) {
            meter.at(new Meter.Reached(
                    objects.addAndGet(loaded.files()),
                    Math.max(all, objects.get()),
                    bytes.addAndGet(loaded.bytes()),
                    rows.addAndGet(Math.max(0, loaded.rows()))));
        }
    }
}
