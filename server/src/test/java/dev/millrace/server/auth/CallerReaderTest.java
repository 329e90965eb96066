package dev.millrace.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.streams.shard.StreamArn;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials and AWS's refusals (source: errors.md section 2, recorded through dynalite). */
class CallerReaderTest {
    private static final String SCOPE = "/20261122/eu-west-1/dynamodb/aws4_request";
    private static final String HEADER =
            "AWS4-HMAC-SHA256 Credential=AKID" + SCOPE + ", SignedHeaders=host, Signature=abc";
    private static final String QUERY = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID%2F20261122%2Feu-west-1"
            + "%2Fdynamodb%2Faws4_request&X-Amz-Signature=abc&X-Amz-SignedHeaders=host&X-Amz-Date=20261122T000000Z";
    private static final String NO_DATE =
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(null, "", true, "MissingAuthenticationToken", "Request is missing Authentication Token"),
                Arguments.of("", "", true, "MissingAuthenticationToken", "Request is missing Authentication Token"),
                Arguments.of(
                        "Basic abc", "", true, "MissingAuthenticationToken", "Request is missing Authentication Token"),
                Arguments.of(
                        "AWS3 abc", "", true, "MissingAuthenticationToken", "Request is missing Authentication Token"),
                Arguments.of(
                        HEADER,
                        QUERY,
                        true,
                        "InvalidSignature",
                        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."),
                Arguments.of(HEADER, "", false, "IncompleteSignature", NO_DATE + "Authorization=" + HEADER),
                Arguments.of(
                        "AWS4-",
                        "",
                        false,
                        "IncompleteSignature",
                        "Authorization header requires 'Credential' parameter. "
                                + "Authorization header requires 'Signature' parameter. "
                                + "Authorization header requires 'SignedHeaders' parameter. " + NO_DATE
                                + "Authorization=AWS4-"),
                Arguments.of(
                        "AWS4-HMAC-SHA256 Credential=, SignedHeaders=a",
                        "",
                        true,
                        "IncompleteSignature",
                        "Authorization header requires 'Credential' parameter. "
                                + "Authorization header requires 'Signature' parameter. "
                                + "Authorization=AWS4-HMAC-SHA256 Credential=, SignedHeaders=a"),
                Arguments.of(
                        null,
                        "X-Amz-Algorithm",
                        true,
                        "IncompleteSignature",
                        "AWS query-string parameters must include 'X-Amz-Algorithm'. "
                                + "AWS query-string parameters must include 'X-Amz-Credential'. "
                                + "AWS query-string parameters must include 'X-Amz-Signature'. "
                                + "AWS query-string parameters must include 'X-Amz-SignedHeaders'. "
                                + "AWS query-string parameters must include 'X-Amz-Date'. "
                                + "Re-examine the query-string parameters."),
                Arguments.of(
                        null,
                        QUERY.replace("X-Amz-Date", "Date"),
                        true,
                        "IncompleteSignature",
                        "AWS query-string parameters must include 'X-Amz-Date'. "
                                + "Re-examine the query-string parameters."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void missingPartsAreRefusedInAwsWords(
            @Nullable String header, String query, boolean hasDate, String code, String message) {
        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> new CallerReader().read(header, query, hasDate));

        assertThat(refused.type().wireName()).isEqualTo("com.amazon.coral.service#" + code + "Exception");
        assertThat(refused).hasMessage(message);
        assertThat(refused.type().status()).isEqualTo(400);
    }

    static Stream<Arguments> callers() {
        Caller usual = new Caller("AKID", "000000000000", "eu-west-1");
        return Stream.of(
                Arguments.of(HEADER, usual),
                Arguments.of(HEADER.replace(", ", ","), usual),
                Arguments.of(HEADER.replace(", ", " ,\t "), usual),
                Arguments.of("  " + HEADER, usual),
                Arguments.of("AWS4-HMAC-SHA256 Signature=abc,SignedHeaders=host,Credential=AKID" + SCOPE, usual),
                Arguments.of(
                        HEADER.replace("AKID", "123456789012"),
                        new Caller("123456789012", "123456789012", "eu-west-1")),
                Arguments.of(
                        HEADER.replace("AKID", "12345678901x"),
                        new Caller("12345678901x", "000000000000", "eu-west-1")),
                Arguments.of(HEADER.replace(SCOPE, ""), new Caller("AKID", "000000000000", "us-east-1")),
                Arguments.of(HEADER.replace("eu-west-1", ""), new Caller("AKID", "000000000000", "us-east-1")),
                Arguments.of(HEADER.replace("eu-west-1", "EU-West-1"), usual),
                Arguments.of(HEADER.replace("eu-west-1", "a:b"), new Caller("AKID", "000000000000", "us-east-1")));
    }

    @ParameterizedTest
    @MethodSource("callers")
    void legalVariantsNameTheCaller(String header, Caller expected) {
        assertThat(new CallerReader().read(header, "", true)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"US-EAST-1", "eu-west-1", "local", "", "a_b", "-", "\u0130", "cn north", "0"})
    void anyRegionMakesAStreamArnThatIsReadBack(String region) {
        Caller caller = Caller.ofCredential("AKID/20261122/" + region + "/dynamodb/aws4_request");
        StreamArn arn =
                StreamArn.of("arn:aws:dynamodb:" + caller.region() + ":" + caller.accountId() + ":table/Music", 0);

        assertThat(StreamArn.parse(arn.text())).contains(arn);
    }

    @Test
    void aPresignedQueryNamesTheCaller() {
        assertThat(new CallerReader().read(null, QUERY, false))
                .isEqualTo(new Caller("AKID", "000000000000", "eu-west-1"));
    }

    @Test
    void theMemoryOfOneCredentialDoesNotCoverAnother() {
        CallerReader reader = new CallerReader();
        Caller first = reader.read(HEADER, "", true);

        assertThat(reader.read(HEADER.replace("abc", "def"), "", true)).isSameAs(first);
        assertThat(reader.read(HEADER.replace("eu-west-1", "eu-west-2"), "", true)
                        .region())
                .isEqualTo("eu-west-2");
        assertThat(reader.read(HEADER, "", true).region()).isEqualTo("eu-west-1");
        assertThat(reader.read(HEADER.replace("aws4_request", "aws4_requestX"), "", true))
                .isEqualTo(first);
    }
}
