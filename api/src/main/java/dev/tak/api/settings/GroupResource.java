package dev.tak.api.settings;

import dev.tak.api.security.UserRole;
import dev.tak.cache.HeldSettings;
import dev.tak.cache.model.Group;
import dev.tak.cache.model.PutGroup;
import dev.tak.cache.model.SettingsChange;
import dev.tak.nats.NoAnswerException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** One group. */
@Path("/api/settings/groups/{name}")
@RolesAllowed(UserRole.ADMINISTRATOR_NAME)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class GroupResource {

    private final HeldSettings held;
    private final SettingsChanges changes;

    GroupResource(HeldSettings held, SettingsChanges changes) {
        this.held = held;
        this.changes = changes;
    }

    @GET
    public RestResponse<GroupView> get(@PathParam("name") String name, @Context Request request) {
        Group group = find(name).orElseThrow(() -> new NotFoundException("There is no group \"" + name + "\""));
        return RecordResponses.read(request, group.getRevision(), GroupView.of(group));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<GroupView> put(@PathParam("name") String name, GroupBody body, @Context HttpHeaders headers)
            throws NoAnswerException {
        if (body == null) {
            throw new BadRequestException("The body must be a group as JSON");
        }
        Group asked = body.toRecord();
        SettingsChange.Builder change = SettingsChange.newBuilder()
                .setPutGroup(PutGroup.newBuilder().setName(name).setGroup(asked));
        WrittenChange written = changes.put(change, headers, settings -> settings.containsGroups(name));
        return RecordResponses.written(written, GroupView.of(asWritten(name, asked, written.revision())));
    }

    @DELETE
    public RestResponse<Void> delete(@PathParam("name") String name, @Context HttpHeaders headers)
            throws NoAnswerException {
        return RecordResponses.deleted(
                changes.delete(SettingsChange.newBuilder().setDeleteGroup(name), headers));
    }

    /** As config wrote it, unless this pod does not hold it, or holds a later one. */
    private Group asWritten(String name, Group asked, long revision) {
        return find(name)
                .filter(group -> group.getRevision() == revision)
                .orElseGet(() -> asked.toBuilder().setRevision(revision).build());
    }

    private Optional<Group> find(String name) {
        return held.current().map(settings -> settings.getGroupsMap().get(name));
    }
}
