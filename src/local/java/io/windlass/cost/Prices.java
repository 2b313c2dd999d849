package io.windlass.cost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Prices and assumptions, each a number with its source.
///
/// @param region where they hold
/// @param date when they were looked up
/// @param amounts in US dollars for one of the price's unit, or in the assumption's own unit
public record Prices(String region, String date, Map<Price, Double> amounts) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public Prices {
        amounts = Map.copyOf(amounts);
    }

    /// Those that come with Windlass.
    public static Prices published() {
        try (InputStream file = Prices.class.getResourceAsStream("prices.json")) {
            return of(JSON.readTree(file), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Those of a file; what it does not name is as published.
    ///
    /// @throws IllegalArgumentException what is wrong in the file
    public static Prices in(Path file) {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            new PriceFile(json).check();
            return of(json, Optional.of(published()));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no such file", e);
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw new IllegalArgumentException(line + "no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read: " + e.getMessage(), e);
        }
    }

    private static Prices of(JsonNode file, Optional<Prices> otherwise) {
        Map<Price, Double> amounts = new EnumMap<>(Price.class);
        otherwise.ifPresent(prices -> amounts.putAll(prices.amounts()));
        file.path("amounts")
                .properties()
                .forEach(entry -> amounts.put(
                        Price.of(entry.getKey()).orElseThrow(),
                        entry.getValue().path("amount").doubleValue()));
        return new Prices(
                file.path("region").asText(otherwise.map(Prices::region).orElse("")),
                file.path("date").asText(otherwise.map(Prices::date).orElse("")),
                amounts);
    }

    double of(Price price) {
        return amounts.get(price);
    }
}
