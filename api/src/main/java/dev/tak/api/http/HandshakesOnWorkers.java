package dev.tak.api.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import jakarta.inject.Singleton;

/**
 * Takes the arithmetic of TLS handshakes off the event loops. A crowd of callers that reconnects at once otherwise holds
 * up everything else, health checks included (measured: a pod that was unready for 2 s).
 */
@Singleton
class HandshakesOnWorkers implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setSslEngineOptions(new JdkSSLEngineOptions().setUseWorkerThread(true));
    }
}
