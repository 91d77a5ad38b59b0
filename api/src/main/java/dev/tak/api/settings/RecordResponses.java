package dev.tak.api.settings;

import dev.tak.cache.model.AppliedChange;
import dev.tak.cache.model.ChangeEffect;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers with a record and its ETag, the revision. */
final class RecordResponses {

    /**
     * The record, or 304 when the caller has it.
     *
     * @throws ClientErrorException (412) when {@code If-Match} does not hold
     */
    static <T> RestResponse<T> read(Request request, long revision, T view) {
        EntityTag tag = tag(revision);
        Response.ResponseBuilder unmet = request.evaluatePreconditions(tag);
        if (unmet == null) {
            return ResponseBuilder.ok(view).tag(tag).build();
        }
        int status = unmet.build().getStatus();
        if (status != Response.Status.NOT_MODIFIED.getStatusCode()) {
            throw new ClientErrorException("The ETag is " + tag.getValue(), status);
        }
        return ResponseBuilder.<T>create(status).tag(tag).build();
    }

    /** 201 or 200. */
    static <T> RestResponse<T> written(AppliedChange change, T view) {
        RestResponse.Status status =
                change.getEffect() == ChangeEffect.CREATED ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        return ResponseBuilder.create(status, view)
                .tag(tag(change.getRevision()))
                .build();
    }

    private static EntityTag tag(long revision) {
        return new EntityTag(Long.toString(revision));
    }

    private RecordResponses() {}
}
