package io.windlass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnreadTest {

    private static final String DAYS = " holds days written dd/mm/yyyy, which COPY does not recognise: it is a text; ";

    @Test
    void daysThatBeginWithTheDayAreNotedWithTheOptionThatReadsThem() throws SampleFailed {
        Inference inference = Given.csv("id,sold\n1,28/02/2025\n2,03/04/2024\n3,\n");
        assertEquals("id INTEGER, sold VARCHAR(32)", Given.columns(inference));
        assertEquals(
                List.of("sold" + DAYS + "declare it a date and give COPY the option \"dateformat\": \"DD/MM/YYYY\""),
                inference.remarks());
    }

    @Test
    void whereAnotherColumnHasOtherDaysASqlStepReadsThem() throws SampleFailed {
        String step = "make days of it in a sql step: to_date(sold, 'DD/MM/YYYY') (COPY takes one dateformat for all"
                + " columns)";
        assertEquals(
                List.of("sold" + DAYS + step),
                Given.csv("day,sold\n2025-01-01,28/02/2025\n2025-01-02,13/12/2024\n")
                        .remarks());
        assertEquals(
                "sold" + DAYS + step,
                Given.csv("day,sold\n31.12.2024,28/02/2025\n").remarks().getLast());
        assertEquals(
                List.of("sold" + DAYS + step),
                Given.json("{\"sold\": \"28/02/2025\"}\n").remarks());
    }

    @Test
    void daysWithoutZerosAndTimesAreReadByASqlStep() throws SampleFailed {
        assertEquals(
                List.of(
                        "a holds days written d.m.yyyy, which COPY does not recognise: it is a text; make days of it in"
                                + " a sql step: to_date(a, 'DD.MM.YYYY')",
                        "b holds times written dd-mm-yyyy hh:mi, which COPY does not recognise: it is a text; make"
                                + " times of it in a sql step: to_timestamp(b, 'DD-MM-YYYY HH24:MI:SS')"),
                Given.csv("a,b,n\n28.2.2025,28-02-2025 10:00:01,1\n").remarks());
    }

    @Test
    void numbersWithACommaAreNotedWithoutAnyOfThem() throws SampleFailed {
        Inference inference = Given.csv("price;total;either;code\n1.234,56;1,234.56;1,234;0012\n7;1,000;2,000;0013\n");
        assertEquals(
                "price VARCHAR(16), total VARCHAR(16), either VARCHAR(16), code VARCHAR(16)", Given.columns(inference));
        String text = ", which COPY does not recognise: it is a text; make numbers of it in a sql step: ";
        String price = "price holds numbers written 9.999,99" + text
                + "cast(replace(replace(price, '.', ''), ',', '.') as decimal(18, 2))";
        String total =
                "total holds numbers written 9,999.99" + text + "cast(replace(total, ',', '') as decimal(18, 2))";
        assertEquals(List.of(price, total), inference.remarks().subList(0, 2));
        assertEquals(3, inference.remarks().size(), inference.remarks().toString());
        assertTrue(
                inference.remarks().getLast().endsWith("thousands cast(replace(either, ',', '') as decimal(18, 2))"),
                inference.remarks().toString());
    }

    @Test
    void daysOfTwoReadingsAreNotedAndTextsAreNot() throws SampleFailed {
        Inference both = Given.csv("n,d\n1,03/04/2025\n");
        assertEquals("n INTEGER, d DATE", Given.columns(both));
        assertTrue(
                both.remarks().getFirst().startsWith("d may be written dd/mm/yyyy as well"),
                both.remarks().toString());
        assertEquals(List.of(), Given.csv("n,d\n1,03/28/2025\n2,01/02/2025\n").remarks());
        assertEquals(
                List.of(),
                Given.csv("n,t\n1,28/02/2025\n2,\"1,5\"\n3,\"well, text\"\n").remarks());
    }
}
