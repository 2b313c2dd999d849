package io.windlass.local.memory;

import io.windlass.journal.RunFiles;
import io.windlass.journal.RunFilesContract;

class InMemoryRunFilesTest extends RunFilesContract {

    @Override
    protected RunFiles files() {
        return new InMemoryRunFiles("s3://windlass/_windlass/");
    }
}
