package io.windlass.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.windlass.schema.ColumnPath.Parsing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnPathTest {

    private static ColumnPath parsed(String text) {
        return assertInstanceOf(Parsing.Parsed.class, ColumnPath.parse(text), text)
                .path();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // A plain text is one member, whatever it holds.
                "id | $['id'] | id",
                "firstName | $['firstName'] | firstname",
                "some.dotted | $['some.dotted'] | some.dotted",
                "tags[0] | $['tags[0]'] | tags[0]",
                "it's | $['it\\'s'] | it's",
                "back\\slash | $['back\\\\slash'] | back\\slash",
                "a\"b | $['a\"b'] | a\"b",
                "Ünïcode | $['Ünïcode'] | ünïcode",
                // A JSONPath, in any notation.
                "$.id | $['id'] | id",
                "$.child.flag | $['child']['flag'] | child_flag",
                "$['some.dotted'] | $['some.dotted'] | some.dotted",
                "$[\"a\"].b['c'] | $['a']['b']['c'] | a_b_c",
                "$.tags[0] | $['tags'][0] | tags_0",
                "$.a[0][1].b | $['a'][0][1]['b'] | a_0_1_b",
                "$[2] | $[2] | 2",
                "$['it\\'s'] | $['it\\'s'] | it's",
                "$['$oid'] | $['$oid'] | $oid",
                "$._id.$oid | $['_id']['$oid'] | _id_$oid",
                "$.with-hyphen | $['with-hyphen'] | with-hyphen"
            })
    void everyPathHasOneFormAndOneDefaultName(String text, String bracketed, String name) {
        assertEquals(bracketed, parsed(text).bracketed());
        assertEquals(name, parsed(text).defaultName());
    }

    @Test
    void theBracketFormIsReadToTheSamePath() {
        for (String text : new String[] {"a", "it's", "b\\", "\\'", "a.b", "$.x[3].y", "$['\\\\']"}) {
            assertEquals(parsed(text), parsed(parsed(text).bracketed()), text);
        }
    }

    @Test
    void aPathBelowAnotherGoesOnFromIt() {
        assertEquals(
                "$['child'][1]['a.b']", parsed("$.child[1]").then(parsed("a.b")).bracketed());
    }

    @Test
    void whatCopyDoesNotKnowIsRefused() {
        for (String text : new String[] {
            "",
            "$",
            "$.",
            "$..a",
            "$.*",
            "$.a.*",
            "$[*]",
            "$['a','b']",
            "$[0:1]",
            "$[0,1]",
            "$[-1]",
            "$[?(@.a)]",
            "$[(@.length-1)]",
            "$['a'",
            "$[a]",
            "$a",
            "$.a b",
            "$['']",
            "$.a]"
        }) {
            assertInstanceOf(Parsing.Refused.class, ColumnPath.parse(text), text);
        }
    }

    @Test
    void defaultNamesAreCutAtABoundaryBetweenCharacters() {
        assertEquals("a".repeat(127), ColumnPath.member("A".repeat(200)).defaultName());
        assertEquals("é".repeat(63), ColumnPath.member("é".repeat(100)).defaultName());
        assertEquals(
                "\uD83D\uDE00".repeat(31),
                ColumnPath.member("\uD83D\uDE00".repeat(50)).defaultName());
        assertEquals(
                "x".repeat(124),
                ColumnPath.member("x".repeat(124) + "\uD83D\uDE00").defaultName());
    }
}
