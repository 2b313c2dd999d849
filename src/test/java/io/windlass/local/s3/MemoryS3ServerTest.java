package io.windlass.local.s3;

import java.io.IOException;

class MemoryS3ServerTest extends S3ServerContract {

    @Override
    RunningS3 start() throws IOException {
        return RunningS3.inMemory();
    }
}
