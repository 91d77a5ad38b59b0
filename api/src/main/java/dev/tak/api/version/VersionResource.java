package dev.tak.api.version;

import dev.tak.api.ApiResponse;
import dev.tak.api.ApiSettings;
import dev.tak.cache.HeldSettings;
import dev.tak.cache.model.Settings;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answered from memory, so on the event loop. */
@Path("/Marti/api/version")
@Authenticated
@NonBlocking
public class VersionResource {

    /** ATAK looks for this in the text (TAK study, trap 8). */
    private static final String PRODUCT = "TAK Server ";

    private final ApiSettings settings;
    private final HeldSettings held;
    private final String version;

    VersionResource(
            ApiSettings settings,
            HeldSettings held,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.settings = settings;
        this.held = held;
        this.version = version;
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String version() {
        return PRODUCT + version;
    }

    /** ATAK asks at each connect of its stream. */
    @GET
    @Path("/config")
    @Produces(MediaType.APPLICATION_JSON)
    public ApiResponse<ServerConfig> config() {
        String serverId = held.current().orElse(Settings.getDefaultInstance()).getServerId();
        return ApiResponse.of(
                ServerConfig.TYPE, new ServerConfig(version, ApiResponse.API_VERSION, settings.publicHost()), serverId);
    }
}
