package io.windlass.local.warehouse.copy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.windlass.local.warehouse.sql.StatementFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A manifest: `{"entries": [{"url": "s3://…", "mandatory": true, "meta": {"content_length": 1}}]}`.
final class Manifest {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final String url;
    private final List<SourceFile> files = new ArrayList<>();
    private boolean hasEntries;

    private Manifest(String url) {
        this.url = url;
    }

    static List<SourceFile> read(String url, byte[] content) throws StatementFailure {
        Manifest manifest = new Manifest(url);
        try (JsonParser parser = FACTORY.createParser(content)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw manifest.invalid("it is not one object", null);
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String member = parser.currentName();
                parser.nextToken();
                if (member.equals("entries")) {
                    manifest.entries(parser);
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw manifest.invalid("something follows the object", null);
            }
        } catch (IOException notJson) {
            throw manifest.invalid(notJson.getMessage(), notJson);
        }
        if (!manifest.hasEntries) {
            throw manifest.invalid("it has no \"entries\"", null);
        }
        return manifest.files;
    }

    private void entries(JsonParser parser) throws IOException, StatementFailure {
        hasEntries = true;
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw invalid("\"entries\" is not an array", null);
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw invalid("an entry is not an object", null);
            }
            entry(parser);
        }
    }

    private void entry(JsonParser parser) throws IOException, StatementFailure {
        String address = "";
        boolean mandatory = false;
        long contentLength = -1;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "url" -> address = parser.getText();
                case "mandatory" -> mandatory = parser.getBooleanValue();
                case "meta" -> contentLength = meta(parser);
                default -> parser.skipChildren();
            }
        }
        if (!address.startsWith("s3://")) {
            throw invalid("the url '" + address + "' is not an s3:// address", null);
        }
        files.add(SourceFile.of(address, mandatory, contentLength));
    }

    private static long meta(JsonParser parser) throws IOException {
        long contentLength = -1;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            parser.nextToken();
            if (member.equals("content_length")) {
                contentLength = parser.getLongValue();
            } else {
                parser.skipChildren();
            }
        }
        return contentLength;
    }

    private StatementFailure invalid(String reason, Throwable cause) {
        return new StatementFailure(
                "ERROR: Manifest file is not in correct json format: " + reason
                        + "\n  Detail: Manifest file location = " + url,
                cause);
    }
}
