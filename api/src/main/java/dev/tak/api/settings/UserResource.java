package dev.tak.api.settings;

import dev.tak.api.security.UserRole;
import dev.tak.cache.HeldSettings;
import dev.tak.cache.model.PutUser;
import dev.tak.cache.model.SettingsChange;
import dev.tak.cache.model.User;
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

/** One user. */
@Path("/api/settings/users/{name}")
@RolesAllowed(UserRole.ADMINISTRATOR_NAME)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {

    private final HeldSettings held;
    private final SettingsChanges changes;

    UserResource(HeldSettings held, SettingsChanges changes) {
        this.held = held;
        this.changes = changes;
    }

    @GET
    public RestResponse<UserView> get(@PathParam("name") String name, @Context Request request) {
        User user = find(name).orElseThrow(() -> new NotFoundException("There is no user \"" + name + "\""));
        return RecordResponses.read(request, user.getRevision(), UserView.of(user));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<UserView> put(@PathParam("name") String name, UserBody body, @Context HttpHeaders headers)
            throws NoAnswerException {
        if (body == null) {
            throw new BadRequestException("The body must be a user as JSON");
        }
        User asked = body.toRecord();
        SettingsChange.Builder change = SettingsChange.newBuilder()
                .setPutUser(PutUser.newBuilder().setName(name).setUser(asked));
        WrittenChange written = changes.put(change, headers, settings -> settings.containsUsers(name));
        return RecordResponses.written(written, UserView.of(asWritten(name, asked, written.revision())));
    }

    @DELETE
    public RestResponse<Void> delete(@PathParam("name") String name, @Context HttpHeaders headers)
            throws NoAnswerException {
        return RecordResponses.deleted(
                changes.delete(SettingsChange.newBuilder().setDeleteUser(name), headers));
    }

    /** As config wrote it, unless this pod does not hold it, or holds a later one. */
    private User asWritten(String name, User asked, long revision) {
        return find(name)
                .filter(user -> user.getRevision() == revision)
                .orElseGet(() -> asked.toBuilder().setRevision(revision).build());
    }

    private Optional<User> find(String name) {
        return held.current().map(settings -> settings.getUsersMap().get(name));
    }
}
