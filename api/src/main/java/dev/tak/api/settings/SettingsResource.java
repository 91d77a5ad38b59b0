package dev.tak.api.settings;

import dev.tak.api.security.UserRole;
import dev.tak.cache.HeldSettings;
import dev.tak.cache.model.Settings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import org.jboss.resteasy.reactive.RestResponse;

/** The whole document. */
@Path("/api/settings")
@RolesAllowed(UserRole.ADMINISTRATOR_NAME)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class SettingsResource {

    private final HeldSettings held;

    SettingsResource(HeldSettings held) {
        this.held = held;
    }

    @GET
    public RestResponse<SettingsView> settings(@Context Request request) {
        Settings settings = held.current().orElse(Settings.getDefaultInstance());
        return RecordResponses.read(request, settings.getRevision(), SettingsView.of(settings));
    }
}
