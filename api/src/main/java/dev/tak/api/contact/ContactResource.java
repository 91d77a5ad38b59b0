package dev.tak.api.contact;

import dev.tak.api.security.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;

/** The contact list. */
@Path("/Marti/api/contacts")
@Authenticated
@RunOnVirtualThread
public class ContactResource {

    private final KnownConnections connections;
    private final SecurityIdentity identity;

    ContactResource(KnownConnections connections, SecurityIdentity identity) {
        this.connections = connections;
        this.identity = identity;
    }

    /** A bare array. CloudTAK also uses it to check its certificate. */
    @GET
    @Path("/all")
    @Produces(MediaType.APPLICATION_JSON)
    public List<Contact> all(
            @QueryParam("sortBy") @DefaultValue("CALLSIGN") String sortBy,
            @QueryParam("direction") @DefaultValue("ASCENDING") String direction) {
        Comparator<Contact> order = ContactOrder.of(sortBy, direction);
        return VisibleContacts.of(connections.all(), identity.getPrincipal(Caller.class), order);
    }
}
