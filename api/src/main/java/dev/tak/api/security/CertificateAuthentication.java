package dev.tak.api.security;

import dev.tak.api.error.ErrorStatus;
import dev.tak.api.error.RouteErrors;
import dev.tak.cache.HeldSettings;
import dev.tak.cache.model.CertificateUser;
import dev.tak.cache.model.Settings;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Authenticates by client certificate, at each request anew: a user who was disabled a moment ago is refused on
 * connections that are open, too.
 */
@ApplicationScoped
class CertificateAuthentication implements HttpAuthenticationMechanism {

    /** CloudTAK asks for a new certificate when an error contains this, and gives up on any other (trap 6). */
    private static final String BAD_CREDENTIALS =
            "org.springframework.security.authentication.BadCredentialsException: ";

    private static final String REASON = CertificateAuthentication.class.getName();
    private static final int BEFORE_QUARKUS_OWN = DEFAULT_PRIORITY + 1;

    private final HeldSettings held;
    private final RouteErrors errors;

    CertificateAuthentication(HeldSettings held, RouteErrors errors) {
        this.held = held;
        this.errors = errors;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager unused) {
        Optional<X509Certificate> certificate = certificate(request);
        if (certificate.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return switch (admit(certificate.get())) {
            case Admission.Admitted admitted -> Uni.createFrom().item(identity(admitted.caller()));
            case Admission.Refused refused -> {
                request.put(REASON, refused.reason());
                yield Uni.createFrom().failure(new AuthenticationFailedException(refused.reason()));
            }
        };
    }

    private Admission admit(X509Certificate certificate) {
        Settings settings = held.current().orElse(Settings.getDefaultInstance());
        return CertificateUser.of(certificate)
                .map(user -> Admission.of(user, settings))
                .orElseGet(() -> new Admission.Refused("the client certificate has no common name"));
    }

    private static Optional<X509Certificate> certificate(RoutingContext request) {
        try {
            return Optional.of((X509Certificate) request.request().sslSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    private static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(caller)
                .addRole(caller.role().text())
                .build();
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        String reason = request.get(REASON, "no client certificate was shown");
        errors.send(request, ErrorStatus.UNAUTHORIZED, BAD_CREDENTIALS + reason);
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(ErrorStatus.UNAUTHORIZED.http()));
    }

    @Override
    public int getPriority() {
        return BEFORE_QUARKUS_OWN;
    }
}
