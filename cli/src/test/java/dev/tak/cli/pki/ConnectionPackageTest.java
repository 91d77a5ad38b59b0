package dev.tak.cli.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionPackageTest {

    @TempDir
    private static Path home;

    private static String server;

    @BeforeAll
    static void make() throws IOException {
        DevelopmentPki.ensure(home, "192.168.1.5");
        server = zip("ana-itak").keySet().stream()
                .filter(name -> name.startsWith("truststore-"))
                .map(name -> name.substring("truststore-".length(), name.length() - ".p12".length()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ataksPackageIsADataPackage() throws Exception {
        Map<String, byte[]> files = zip("ana-atak");

        assertThat(server).matches("192\\.168\\.1\\.5-[0-9a-f]{8}");
        assertThat(files.keySet())
                .containsExactly(
                        "MANIFEST/manifest.xml",
                        "certs/ana-" + server + ".pref",
                        "certs/truststore-" + server + ".p12",
                        "certs/ana-" + server + ".p12");
        assertThat(text(files, "MANIFEST/manifest.xml").replaceAll("\"[0-9a-f-]{36}\"", "\"UUID\""))
                .isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <MissionPackageManifest version="2">
                          <Configuration>
                            <Parameter name="uid" value="UUID"/>
                            <Parameter name="name" value="ana-SERVER"/>
                            <Parameter name="onReceiveDelete" value="true"/>
                          </Configuration>
                          <Contents>
                            <Content ignore="false" zipEntry="certs/ana-SERVER.pref"/>
                            <Content ignore="false" zipEntry="certs/truststore-SERVER.p12"/>
                            <Content ignore="false" zipEntry="certs/ana-SERVER.p12"/>
                          </Contents>
                        </MissionPackageManifest>
                        """.replace("SERVER", server));
    }

    @Test
    void itaksPackageIsFlat() throws Exception {
        assertThat(zip("ana-itak").keySet())
                .containsExactly("config.pref", "truststore-" + server + ".p12", "ana-" + server + ".p12");
    }

    @Test
    void bothNameTheServerAndTheKeyStoresInAtaksFolder() throws Exception {
        String preferences = text(zip("ana-itak"), "config.pref");

        assertThat(preferences).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                        <preferences>
                          <preference version="1" name="cot_streams">
                            <entry key="count" class="class java.lang.Integer">1</entry>
                            <entry key="description0" class="class java.lang.String">TAK 192.168.1.5</entry>
                            <entry key="enabled0" class="class java.lang.Boolean">true</entry>
                            <entry key="connectString0" class="class java.lang.String">192.168.1.5:8089:ssl</entry>
                          </preference>
                          <preference version="1" name="com.atakmap.app_preferences">
                            <entry key="displayServerConnectionWidget" class="class java.lang.Boolean">true</entry>
                            <entry key="caLocation" class="class java.lang.String">cert/truststore-SERVER.p12</entry>
                            <entry key="caPassword" class="class java.lang.String">TRUST</entry>
                            <entry key="certificateLocation" class="class java.lang.String">cert/ana-SERVER.p12</entry>
                            <entry key="clientPassword" class="class java.lang.String">KEY</entry>
                          </preference>
                        </preferences>
                        """.replace("SERVER", server)
                .replace("TRUST", secret("truststore"))
                .replace("KEY", secret("user-ana")));
        assertThat(text(zip("ana-atak"), "certs/ana-" + server + ".pref")).isEqualTo(preferences);
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(preferences.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theKeyStoresOpenWithThePasswordsOfThePreferences() throws Exception {
        Map<String, byte[]> files = zip("ana-itak");

        KeyStore keys = load(files.get("ana-" + server + ".p12"), secret("user-ana"));
        assertThat(keys.getKey("ana", secret("user-ana").toCharArray())).isNotNull();
        assertThat(keys.getCertificateChain("ana")).hasSize(2);
        KeyStore trust = load(files.get("truststore-" + server + ".p12"), secret("truststore"));
        assertThat(trust.getCertificate("truststore")).isEqualTo(Pem.readCertificate(home.resolve("pki/ca.pem")));
    }

    @Test
    void eachPasswordIsAnotherOne() throws IOException {
        assertThat(Set.of(secret("truststore"), secret("user-ana"), secret("user-ben"), secret("user-admin")))
                .hasSize(4)
                .allMatch(password -> password.length() == 24);
    }

    @Test
    void anotherServersFilesHaveOtherNamesEvenOnTheSameHost(@TempDir Path other) throws IOException {
        DevelopmentPki.ensure(other, "192.168.1.5");

        Set<String> names = keyStores(zip("ana-atak").keySet());
        Set<String> otherNames = keyStores(zip(other, "ana-atak").keySet());

        assertThat(otherNames).hasSize(2).doesNotContainAnyElementsOf(names);
    }

    private static Set<String> keyStores(Set<String> names) {
        return names.stream().filter(name -> name.endsWith(".p12")).collect(Collectors.toSet());
    }

    private static KeyStore load(byte[] bytes, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(bytes), password.toCharArray());
        return store;
    }

    private static String secret(String name) throws IOException {
        return Files.readString(home.resolve("secrets/p12/" + name));
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> zip(String name) throws IOException {
        return zip(home, name);
    }

    private static Map<String, byte[]> zip(Path home, String name) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(home.resolve("packages/" + name + ".zip"));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
