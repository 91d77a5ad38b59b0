package dev.tak.api.house;

import io.restassured.RestAssured;
import io.restassured.config.SSLConfig;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.apache.http.conn.ssl.SSLSocketFactory;
import org.eclipse.microprofile.config.ConfigProvider;

/** Requests over HTTPS, in the name of somebody. */
public final class Callers {

    private Callers() {}

    /** Shows the certificate of this user. */
    public static RequestSpecification as(String user) {
        return request(pki().resolve("users").resolve(user));
    }

    /** Shows a certificate of this user that an authority of the same name has signed, but not the server's. */
    public static RequestSpecification asForeign(String user) {
        return request(pki().resolve("foreign/users").resolve(user));
    }

    /** Shows no certificate. */
    public static RequestSpecification anonymous() {
        return request(null);
    }

    @SuppressWarnings("deprecation")
    private static RequestSpecification request(Path user) {
        SSLContext context = ClientCertificate.context(pki().resolve("ca.pem"), user);
        SSLConfig tls = SSLConfig.sslConfig().sslSocketFactory(new SSLSocketFactory(context));
        return RestAssured.given()
                .config(RestAssured.config().sslConfig(tls))
                .urlEncodingEnabled(false)
                .baseUri("https://localhost")
                .port(port());
    }

    /** The port of HTTPS. */
    public static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-ssl-port", Integer.class);
    }

    /** TLS that trusts the server and shows the certificate of this user. */
    public static SSLContext tls(String user) {
        return ClientCertificate.context(
                pki().resolve("ca.pem"), pki().resolve("users").resolve(user));
    }

    private static Path pki() {
        return Path.of(ConfigProvider.getConfig().getValue("test.pki", String.class));
    }
}
