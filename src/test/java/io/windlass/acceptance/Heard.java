package io.windlass.acceptance;

import io.windlass.load.Notice;
import io.windlass.load.Notices;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Remembers all notices.
public final class Heard implements Notices {

    private final ConcurrentLinkedQueue<Notice> notices = new ConcurrentLinkedQueue<>();

    @Override
    public void tell(Notice notice) {
        notices.add(notice);
    }

    /// Those of one kind.
    public <T extends Notice> List<T> all(Class<T> kind) {
        return notices.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
