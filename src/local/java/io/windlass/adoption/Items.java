package io.windlass.adoption;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/// Items of a DynamoDB table in DynamoDB's JSON, one after another: `{"key": {"S": "…"}, …}`.
@FunctionalInterface
public interface Items {

    void tell(Taker items) throws IOException;

    /// Who takes them.
    @FunctionalInterface
    interface Taker {
        /// @param place where it stands, for a person
        void take(String place, JsonNode item);
    }
}
