package io.windlass.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The `manifest.json` of an inventory (S3 User Guide, "Locating your inventory list").
///
/// @param bucket whose objects are listed
/// @param destination where the inventory's files lie
/// @param created when the inventory was begun
/// @param columns of each row, in order
/// @param files in no order
public record InventoryManifest(
        String bucket, String destination, Instant created, List<String> columns, List<File> files) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ARN = "arn:[a-z-]+:s3:::";

    public InventoryManifest {
        Objects.requireNonNull(bucket, "bucket is null");
        Objects.requireNonNull(destination, "destination is null");
        Objects.requireNonNull(created, "created is null");
        columns = List.copyOf(columns);
        files = List.copyOf(files);
    }

    /// One of its files.
    ///
    /// @param md5 in hexadecimal digits
    public record File(String key, long size, String md5) {}

    /// @param name the manifest's, for a person
    /// @throws IOException where it cannot be read; the message names file and pointer
    public static InventoryManifest read(String name, InputStream in) throws IOException {
        JsonNode root;
        try (in) {
            root = JSON.readTree(in);
        } catch (JsonProcessingException e) {
            throw new IOException(name + " line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
        }
        String format = text(name, root, "fileFormat");
        if (!format.equals("CSV")) {
            throw new IOException(name + " /fileFormat: it is " + format
                    + ", and only CSV is read; let the inventory be written as CSV");
        }
        String created = text(name, root, "creationTimestamp");
        if (!created.matches("[0-9]{1,15}")) {
            throw new IOException(name + " /creationTimestamp: " + created + " is no time in milliseconds");
        }
        List<String> columns = Arrays.stream(text(name, root, "fileSchema").split(",", -1))
                .map(String::strip)
                .toList();
        if (!columns.contains("Key")) {
            throw new IOException(name + " /fileSchema: it has no Key");
        }
        return new InventoryManifest(
                text(name, root, "sourceBucket"),
                text(name, root, "destinationBucket").replaceFirst(ARN, ""),
                Instant.ofEpochMilli(Long.parseLong(created)),
                columns,
                files(name, root));
    }

    private static List<File> files(String name, JsonNode root) throws IOException {
        JsonNode all = root.path("files");
        if (!all.isArray()) {
            throw new IOException(name + " /files: it is no list of files");
        }
        List<File> files = new ArrayList<>();
        for (JsonNode file : all) {
            String pointer = "/files/" + files.size();
            String key = file.path("key").asText();
            String md5 = file.path("MD5checksum").asText();
            if (key.isEmpty() || !md5.matches("[0-9a-fA-F]{32}")) {
                throw new IOException(name + " " + pointer + ": it has no key, or no MD5checksum of 32 digits");
            }
            files.add(new File(key, file.path("size").asLong(), md5));
        }
        return files;
    }

    private static String text(String name, JsonNode root, String member) throws IOException {
        String text = root.path(member).asText();
        if (text.isEmpty()) {
            throw new IOException(name + " /" + member + ": it is missing; name the manifest.json of an inventory");
        }
        return text;
    }
}
