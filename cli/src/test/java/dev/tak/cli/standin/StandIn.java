package dev.tak.cli.standin;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/**
 * A process that behaves like a service towards the supervisor: health on its management port, and on its port for
 * users its name, then whatever it is sent. It is unready while there is a file {@code unready} in its directory, exits at
 * once while there is a file {@code broken}, and takes 4 s to end, ready but without an answer to its liveness, while
 * there is a file {@code slow}.
 */
public final class StandIn {
    private static volatile boolean ending;

    private StandIn() {}

    /** @param arguments its name and its management port */
    public static void main(String[] arguments) throws IOException {
        if (Files.exists(Path.of("broken"))) {
            System.exit(3);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(StandIn::end));
        String name = arguments[0];
        int management = Integer.parseInt(arguments[1]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), management), 0);
        server.createContext("/q/health/live", exchange -> {
            exchange.sendResponseHeaders(ending ? 503 : 200, -1);
            exchange.close();
        });
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(Files.exists(Path.of("unready")) ? 503 : 200, -1);
            exchange.close();
        });
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
        for (String variable : new String[] {"MESSAGING_PORT", "API_PORT"}) {
            String port = System.getenv(variable);
            if (port != null) {
                serve(name, Integer.parseInt(port));
            }
        }
    }

    private static void end() {
        ending = true;
        try {
            Thread.sleep(Files.exists(Path.of("slow")) ? 4_000 : 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void serve(String name, int port) throws IOException {
        ServerSocket server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().start(() -> {
            while (true) {
                try {
                    Socket client = server.accept();
                    Thread.ofVirtual().start(() -> echo(name, client));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    private static void echo(String name, Socket socket) {
        try (Socket client = socket) {
            OutputStream out = client.getOutputStream();
            out.write((name + "\n").getBytes(StandardCharsets.UTF_8));
            InputStream in = client.getInputStream();
            in.transferTo(out);
        } catch (IOException e) {
            System.err.println(name + ": " + e);
        }
    }
}
