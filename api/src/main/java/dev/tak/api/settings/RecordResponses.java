package dev.tak.api.settings;

import dev.tak.cache.model.ChangeEffect;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers with a record and its ETag, the revision. */
final class RecordResponses {

    /** On how many of the pods that live a change holds. */
    static final String APPLIED = "Tak-Applied";

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

    /** 201 or 200; 202 when the change is made and does not hold on every pod yet. */
    static <T> RestResponse<T> written(WrittenChange change, T view) {
        RestResponse.Status made =
                change.effect() == ChangeEffect.CREATED ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        return ResponseBuilder.create(orAccepted(change, made), view)
                .tag(tag(change.revision()))
                .header(APPLIED, applied(change))
                .build();
    }

    /** 204, or 202 as above. */
    static RestResponse<Void> deleted(WrittenChange change) {
        return ResponseBuilder.<Void>create(orAccepted(change, RestResponse.Status.NO_CONTENT))
                .header(APPLIED, applied(change))
                .build();
    }

    private static RestResponse.Status orAccepted(WrittenChange change, RestResponse.Status made) {
        return change.rollout().everywhere() ? made : RestResponse.Status.ACCEPTED;
    }

    private static String applied(WrittenChange change) {
        return "%d of %d pods"
                .formatted(change.rollout().pods(), change.rollout().of());
    }

    private static EntityTag tag(long revision) {
        return new EntityTag(Long.toString(revision));
    }

    private RecordResponses() {}
}
