package dev.tak.ignite.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The HTTP server of the management port: small answers on exact paths, each on a virtual thread. The number of connections, and the time a
 * request may take, are bounded by the {@code httpserver} properties in {@code jvm.args}.
 */
public final class ManagementServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ManagementServer.class.getName());
    private static final int BACKLOG = 64;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Listens from now on.
     *
     * @throws IOException if the address can't be bound
     */
    public ManagementServer(InetSocketAddress address, List<Route> routes) throws IOException {
        server = HttpServer.create(address, BACKLOG);
        server.setExecutor(executor);
        routes.forEach(route -> server.createContext(route.path(), exchange -> serve(route, exchange)));
        server.start();
    }

    private static void serve(Route route, HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(route, exchange);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private static Answer answer(Route route, HttpExchange exchange) {
        if (!exchange.getRequestURI().getPath().equals(route.path())) {
            return Answer.text(404, "not found\n");
        }
        if (!exchange.getRequestMethod().equals(route.method())) {
            return Answer.text(405, "use " + route.method() + "\n");
        }
        try {
            return route.handler().apply(exchange);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, route.method() + " " + route.path() + " failed", e);
            return Answer.text(500, e + "\n");
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
