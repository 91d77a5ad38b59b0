package dev.tak.messaging;

import dev.tak.cli.house.Infrastructure;
import dev.tak.cli.house.PortAllocator;
import dev.tak.cli.pki.DevelopmentPki;
import dev.tak.cli.pki.PemFiles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One Ignite node, one NATS server and certificates; small limits, so that a test can reach them. */
public final class SystemResource implements QuarkusTestResourceLifecycleManager {

    static final String PORT = "messaging.port";
    static final String TRUST = "messaging.tls.trust";

    private Infrastructure infrastructure;

    @Override
    public Map<String, String> start() {
        infrastructure = Infrastructure.start();
        Map<String, String> configuration = new HashMap<>(infrastructure.serviceConfiguration());
        DevelopmentPki pki = DevelopmentPki.ensure(home(), "localhost");
        configuration.put(
                "messaging.tls.certificate", pki.server().certificate().toString());
        configuration.put("messaging.tls.key", pki.server().key().toString());
        configuration.put(TRUST, pki.trust().toString());
        configuration.put("messaging.host", "127.0.0.1");
        configuration.put(PORT, Integer.toString(new PortAllocator().getAsInt()));
        configuration.put("messaging.tls.handshake-timeout", "1s");
        configuration.put("messaging.limits.connections-per-user", "3");
        configuration.put("messaging.presence.grace", "2s");
        configuration.put("messaging.limits.event-bytes", "16384");
        configuration.put("messaging.limits.outbox-bytes", "65536");
        for (String user : new String[] {"ana", "ben", "nobody", "disabled"}) {
            PemFiles files = pki.issueUser(user);
            configuration.put(
                    "test." + user + ".certificate", files.certificate().toString());
            configuration.put("test." + user + ".key", files.key().toString());
        }
        PemFiles foreign = pki.foreignCa().issueUser("ana");
        configuration.put("test.foreign.certificate", foreign.certificate().toString());
        configuration.put("test.foreign.key", foreign.key().toString());
        return configuration;
    }

    private static Path home() {
        try {
            return Files.createDirectories(Path.of("target", "test-pki").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (infrastructure != null) {
            infrastructure.close();
        }
    }
}
