package io.windlass.adoption;

import java.io.IOException;
import java.io.InputStream;

/// Where something is read from its beginning.
@FunctionalInterface
public interface Opened {

    InputStream stream() throws IOException;
}
