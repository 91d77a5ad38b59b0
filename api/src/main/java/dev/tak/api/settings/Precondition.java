package dev.tak.api.settings;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * On what a change depends ({@code If-Match}, {@code If-None-Match}).
 *
 * @param revision that the record must have; 0: any
 * @param exists whether the record must exist
 * @param absent whether the record must not exist
 */
record Precondition(long revision, boolean exists, boolean absent) {

    private static final String ANY = "*";
    /** The ETags that we give: a revision, which has at most 19 digits. */
    private static final Pattern REVISION = Pattern.compile("\"([1-9]\\d{0,17})\"");

    private static final Pattern ONE_TAG = Pattern.compile("(W/)?\"[^\",]*\"");

    /**
     * @throws BadRequestException when a header has another form than one ETag or {@code *}
     * @throws ClientErrorException (412) when it is an ETag that no record can have
     */
    static Precondition of(HttpHeaders headers) {
        String ifMatch = single(headers, HttpHeaders.IF_MATCH);
        String ifNoneMatch = single(headers, HttpHeaders.IF_NONE_MATCH);
        if (ifNoneMatch != null && !ifNoneMatch.equals(ANY)) {
            throw new BadRequestException("With a change, If-None-Match must be *");
        }
        boolean exists = ANY.equals(ifMatch);
        return new Precondition(ifMatch == null || exists ? 0 : revision(ifMatch), exists, ifNoneMatch != null);
    }

    private static String single(HttpHeaders headers, String name) {
        List<String> values = headers.getRequestHeader(name);
        if (values == null || values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            throw new BadRequestException(name + " must be given once");
        }
        return values.getFirst().strip();
    }

    private static long revision(String tag) {
        Matcher ours = REVISION.matcher(tag);
        if (ours.matches()) {
            return Long.parseLong(ours.group(1));
        }
        if (ONE_TAG.matcher(tag).matches()) {
            throw new ClientErrorException(
                    "No record has the ETag " + tag + "; get it again", Response.Status.PRECONDITION_FAILED);
        }
        throw new BadRequestException("If-Match must be one ETag in quotes, or *");
    }
}
