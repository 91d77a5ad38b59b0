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
import java.util.List;
import java.util.Map;

/** One Ignite node, one NATS server and certificates; small limits, so that a test can reach them. */
public final class SystemResource implements QuarkusTestResourceLifecycleManager {

    public static final String PORT = "messaging.port";
    static final String TRUST = "messaging.tls.trust";
    static final int HANDSHAKES = 200;
    static final int EVENT_BYTES = 16_384;

    /** Users for whoever needs many connections, or has to be alone; {@code test.NAME.certificate} is theirs. */
    static final List<String> NEIGHBOURS =
            List.of("eve", "cem", "dora", "slow0", "slow1", "slow2", "slow3", "slow4", "slow5", "slow6", "slow7");

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
        // All addresses: a device in another network namespace has to reach it.
        configuration.put("messaging.host", "0.0.0.0");
        configuration.put(PORT, Integer.toString(new PortAllocator().getAsInt()));
        configuration.put("messaging.tls.handshake-timeout", "2s");
        configuration.put("messaging.limits.connections-per-user", "3");
        configuration.put("messaging.presence.grace", "2s");
        configuration.put("messaging.limits.handshakes", Integer.toString(HANDSHAKES));
        configuration.put("messaging.limits.event-bytes", Integer.toString(EVENT_BYTES));
        configuration.put("messaging.limits.outbox-bytes", "65536");
        configuration.put("messaging.limits.stall", "4s");
        configuration.put("messaging.peer.keepalive-idle", "1s");
        configuration.put("messaging.peer.keepalive-interval", "1s");
        configuration.put("messaging.peer.unanswered", "5s");
        for (String user : new String[] {"ana", "ben", "nobody", "disabled"}) {
            put(configuration, user, pki.issueUser(user));
        }
        List<PemFiles> neighbours = pki.issueUsersSharingAKey(NEIGHBOURS);
        for (int i = 0; i < NEIGHBOURS.size(); i++) {
            put(configuration, NEIGHBOURS.get(i), neighbours.get(i));
        }
        put(configuration, "foreign", pki.foreignCa().issueUser("ana"));
        return configuration;
    }

    private static void put(Map<String, String> configuration, String user, PemFiles files) {
        configuration.put("test." + user + ".certificate", files.certificate().toString());
        configuration.put("test." + user + ".key", files.key().toString());
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
