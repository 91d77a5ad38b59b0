package dev.tak.api.contact;

import dev.tak.api.ApiResponse;
import dev.tak.api.ApiSettings;
import dev.tak.api.security.Caller;
import dev.tak.cache.EndpointRepository;
import dev.tak.cache.HeldSettings;
import dev.tak.cache.model.EndpointRecord;
import dev.tak.cache.model.Settings;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The devices that are or were connected. ATAK asks once per run and server. */
@Path("/Marti/api/clientEndPoints")
@Authenticated
@RunOnVirtualThread
public class ClientEndpointResource {

    private final KnownConnections connections;
    private final CachedRead<List<EndpointRecord>> endpoints;
    private final HeldSettings held;
    private final SecurityIdentity identity;

    ClientEndpointResource(
            KnownConnections connections,
            EndpointRepository repository,
            HeldSettings held,
            SecurityIdentity identity,
            ApiSettings settings) {
        this.connections = connections;
        this.endpoints = new CachedRead<>(settings.contacts().cache(), repository::all);
        this.held = held;
        this.identity = identity;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ApiResponse<List<ClientEndpoint>> all(
            @QueryParam("secAgo") @DefaultValue("0") long secAgo,
            @QueryParam("showCurrentlyConnectedClients") @DefaultValue("false") boolean connectedOnly,
            @QueryParam("showMostRecentOnly") @DefaultValue("false") boolean mostRecentOnly,
            @QueryParam("group") List<String> groups) {
        if (secAgo < 0) {
            throw new BadRequestException("secAgo must be 0 or more seconds, not " + secAgo);
        }
        EndpointQuery query =
                new EndpointQuery(Duration.ofSeconds(secAgo), connectedOnly, mostRecentOnly, Set.copyOf(groups));
        List<ClientEndpoint> found =
                query.run(connections.all(), endpoints.get(), identity.getPrincipal(Caller.class), Instant.now());
        return ApiResponse.of(
                ClientEndpoint.TYPE,
                found,
                held.current().orElse(Settings.getDefaultInstance()).getServerId());
    }
}
