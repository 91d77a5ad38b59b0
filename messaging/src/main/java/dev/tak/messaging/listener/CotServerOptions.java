package dev.tak.messaging.listener;

import dev.tak.messaging.MessagingSettings;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.NetServerOptions;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How the CoT port listens: client certificates required, handshakes bounded in time and off the event loops. It accepts
 * without TLS, which {@link Reception} puts onto each socket, so that handshakes can be counted.
 */
@Singleton
class CotServerOptions {

    static final String TLS_CONFIGURATION = "cot";

    private final TlsConfigurationRegistry registry;
    private final MessagingSettings settings;

    CotServerOptions(TlsConfigurationRegistry registry, MessagingSettings settings) {
        this.registry = registry;
        this.settings = settings;
    }

    NetServerOptions create() {
        TlsConfiguration tls = registry.get(TLS_CONFIGURATION).orElseThrow();
        NetServerOptions options = new NetServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setAcceptBacklog(settings.limits().acceptBacklog())
                .setTcpNoDelay(true)
                .setSendBufferSize(settings.limits().sendBufferBytes())
                .setClientAuth(ClientAuth.REQUIRED);
        options.setKeyCertOptions(tls.getKeyStoreOptions())
                .setTrustOptions(tls.getTrustStoreOptions())
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"))
                .setSslEngineOptions(new JdkSSLEngineOptions().setUseWorkerThread(true))
                .setSslHandshakeTimeout(settings.tls().handshakeTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        return options;
    }
}
