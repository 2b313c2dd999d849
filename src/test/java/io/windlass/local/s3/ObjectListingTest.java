package io.windlass.local.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

class ObjectListingTest {

    private static final List<S3Object> OBJECTS = Stream.of("b/2", "a", "b/1", "b", "c//x", "b/d/3", "b-1")
            .map(key -> S3Object.builder().key(key).build())
            .toList();

    @Test
    void keysComeInTheOrderOfTheirBytes() {
        assertEquals(
                List.of("a", "b", "b-1", "b/1", "b/2", "b/d/3", "c//x"),
                keys(page(request().build())));
    }

    @Test
    void charactersBeyondTheBasicPlaneComeLast() {
        List<S3Object> objects = Stream.of("😀", "\uffee")
                .map(key -> S3Object.builder().key(key).build())
                .toList();
        assertEquals(
                List.of("\uffee", "😀"),
                keys(new ObjectListing(objects).page(request().build())));
    }

    @Test
    void aPrefixSelects() {
        assertEquals(
                List.of("b/1", "b/2", "b/d/3"), keys(page(request().prefix("b/").build())));
    }

    @Test
    void aDelimiterFoldsWhatIsBelow() {
        ListObjectsV2Response page = page(request().delimiter("/").build());
        assertEquals(List.of("a", "b", "b-1"), keys(page));
        assertEquals(List.of("b/", "c/"), prefixes(page));
        assertEquals(
                List.of("b/d/"),
                prefixes(page(request().prefix("b/").delimiter("/").build())));
    }

    @Test
    void aListingStartsAfterAKeyThatNeedNotExist() {
        assertEquals(
                List.of("b/2", "b/d/3", "c//x"),
                keys(page(request().startAfter("b/1x").build())));
    }

    @Test
    void pagesTogetherAreTheWhole() {
        List<String> seen = new ArrayList<>();
        String token = null;
        int pages = 0;
        do {
            ListObjectsV2Response page =
                    page(request().maxKeys(3).continuationToken(token).build());
            seen.addAll(keys(page));
            token = page.nextContinuationToken();
            pages++;
            assertEquals(token != null, page.isTruncated());
        } while (token != null);
        assertEquals(List.of("a", "b", "b-1", "b/1", "b/2", "b/d/3", "c//x"), seen);
        assertEquals(3, pages);
    }

    @Test
    void aPageThatJustFitsIsTheLast() {
        ListObjectsV2Response page = page(request().maxKeys(7).build());
        assertFalse(page.isTruncated());
        assertNull(page.nextContinuationToken());
        assertTrue(page(request().maxKeys(6).build()).isTruncated());
    }

    @Test
    void aFolderThatWasSeenDoesNotComeAgainOnTheNextPage() {
        ListObjectsV2Response first = page(request().delimiter("/").maxKeys(4).build());
        assertEquals(List.of("b/"), prefixes(first));
        ListObjectsV2Response rest = page(request()
                .delimiter("/")
                .continuationToken(first.nextContinuationToken())
                .build());
        assertEquals(List.of("c/"), prefixes(rest));
        assertEquals(List.of(), keys(rest));
    }

    private static ListObjectsV2Request.Builder request() {
        return ListObjectsV2Request.builder().bucket("any");
    }

    private static ListObjectsV2Response page(ListObjectsV2Request request) {
        return new ObjectListing(OBJECTS).page(request);
    }

    private static List<String> keys(ListObjectsV2Response page) {
        return page.contents().stream().map(S3Object::key).toList();
    }

    private static List<String> prefixes(ListObjectsV2Response page) {
        return page.commonPrefixes().stream().map(CommonPrefix::prefix).toList();
    }
}
