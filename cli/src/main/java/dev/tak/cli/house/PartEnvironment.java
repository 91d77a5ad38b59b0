package dev.tak.cli.house;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The environment variables that tell a part who and where it is, and where the others are. */
public final class PartEnvironment {
    /** The host name that devices and browsers use. */
    public static final String PUBLIC_HOST = "localhost";

    private final Layout layout;
    private final BrokerSecrets secrets;
    private final LaunchOptions options;

    public PartEnvironment(Layout layout, BrokerSecrets secrets) {
        this(layout, secrets, LaunchOptions.NONE);
    }

    /** @param options their variables come after the part's own */
    public PartEnvironment(Layout layout, BrokerSecrets secrets, LaunchOptions options) {
        this.layout = layout;
        this.secrets = secrets;
        this.options = options;
    }

    /** All variables of one part, secrets among them. */
    public Map<String, String> of(Part part) {
        Map<String, String> variables = own(part);
        variables.putAll(options.environment(part));
        return variables;
    }

    private Map<String, String> own(Part part) {
        return switch (part.kind()) {
            case IGNITE -> ignite(part);
            case NATS -> nats(part);
            case CONFIG -> config(part);
            case MESSAGING -> messaging(part);
            case API -> api(part);
        };
    }

    private Map<String, String> ignite(Part part) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("IGNITE_NODE_NAME", part.name());
        environment.put("IGNITE_NODE_HOST", part.host());
        environment.put("IGNITE_NODE_DISCOVERY_PORT", text(part.port(PortRole.DISCOVERY)));
        environment.put("IGNITE_NODE_COMMUNICATION_PORT", text(part.port(PortRole.COMMUNICATION)));
        environment.put("IGNITE_NODE_CLIENT_PORT", text(part.port(PortRole.CLIENT)));
        environment.put("IGNITE_NODE_MANAGEMENT_PORT", text(part.port(PortRole.MANAGEMENT)));
        environment.put("IGNITE_NODE_REPLICAS", text(layout.of(PartKind.IGNITE).size()));
        environment.put("IGNITE_NODE_DISCOVERY_PEERS", addresses(PartKind.IGNITE, PortRole.DISCOVERY));
        environment.put("IGNITE_NODE_FOUNDING_PEERS", addresses(PartKind.IGNITE, PortRole.MANAGEMENT));
        environment.put("IGNITE_NODE_WORK_DIRECTORY", layout.data(part).toString());
        return environment;
    }

    private Map<String, String> nats(Part part) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("NATS_SERVER_NAME", part.name());
        environment.put("NATS_HOST", part.host());
        environment.put("NATS_CLIENT_PORT", text(part.port(PortRole.CLIENT)));
        environment.put("NATS_ROUTE_PORT", text(routePort(part)));
        environment.put("NATS_MONITORING_PORT", text(part.port(PortRole.MONITORING)));
        environment.put("NATS_ROUTES", routes());
        environment.put("NATS_PASSWORD", secrets.client());
        environment.put("NATS_ROUTE_PASSWORD", secrets.route());
        environment.put("NATS_STORE_DIRECTORY", layout.data(part).toString());
        return environment;
    }

    private Map<String, String> config(Part part) {
        Map<String, String> environment = service(part);
        environment.put("CONFIG_SEED", layout.home().settings().toString());
        return environment;
    }

    private Map<String, String> messaging(Part part) {
        Map<String, String> environment = service(part);
        environment.put("MESSAGING_HOST", part.host());
        environment.put("MESSAGING_PORT", text(part.port(PortRole.COT)));
        tls("MESSAGING", environment);
        return environment;
    }

    private Map<String, String> api(Part part) {
        Map<String, String> environment = service(part);
        environment.put("API_HOST", part.host());
        environment.put("API_PORT", text(part.port(PortRole.HTTPS)));
        tls("API", environment);
        environment.put("API_PUBLIC_HOST", PUBLIC_HOST);
        return environment;
    }

    private Map<String, String> service(Part part) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("POD_NAME", part.name());
        environment.put("QUARKUS_MANAGEMENT_HOST", part.host());
        environment.put("QUARKUS_MANAGEMENT_PORT", text(part.port(PortRole.MANAGEMENT)));
        environment.put("IGNITE_CLIENT_ADDRESSES", igniteClientAddresses());
        environment.put("NATS_SERVERS", natsServers());
        environment.put("NATS_USER", BrokerSecrets.CLIENT_USER);
        environment.put("NATS_PASSWORD", secrets.client());
        return environment;
    }

    private void tls(String prefix, Map<String, String> environment) {
        Path pki = layout.home().pki();
        environment.put(prefix + "_TLS_CERTIFICATE", pki.resolve("server.pem").toString());
        environment.put(prefix + "_TLS_KEY", pki.resolve("server-key.pem").toString());
        environment.put(prefix + "_TLS_TRUST", pki.resolve("ca.pem").toString());
    }

    String igniteClientAddresses() {
        return addresses(PartKind.IGNITE, PortRole.CLIENT);
    }

    String natsServers() {
        return layout.addresses(PartKind.NATS, PortRole.CLIENT).stream()
                .map(address -> "nats://" + address)
                .collect(Collectors.joining(","));
    }

    /** 0 for the only server: NATS then forms no cluster, which would wait for others for ever. */
    private int routePort(Part part) {
        return layout.of(PartKind.NATS).size() == 1 ? 0 : part.port(PortRole.ROUTES);
    }

    /** An array in the syntax of a NATS configuration. */
    private String routes() {
        List<String> addresses = layout.addresses(PartKind.NATS, PortRole.ROUTES);
        return addresses.stream()
                .map(address ->
                        "\"nats-route://" + BrokerSecrets.ROUTE_USER + ":" + secrets.route() + "@" + address + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private String addresses(PartKind kind, PortRole role) {
        return String.join(",", layout.addresses(kind, role));
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
