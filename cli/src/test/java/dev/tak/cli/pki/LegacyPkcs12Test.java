package dev.tak.cli.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyPkcs12Test {

    private static final String TRIPLE_DES = "pbeWithSHA1And3-KeyTripleDES-CBC";

    @TempDir
    private static Path home;

    @BeforeAll
    static void make() {
        DevelopmentPki.ensure(home, "localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"users/ana", "truststore"})
    void theMacIsMadeWithSha1(String name) throws IOException {
        PKCS12PfxPdu store = new PKCS12PfxPdu(bytes(name));

        assertThat(store.getMacAlgorithmID().getAlgorithm()).isEqualTo(OIWObjectIdentifiers.idSHA1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"users/ana", "truststore"})
    void nothingIsEncryptedInAnotherWayThanTripleDes(String name) throws IOException {
        byte[] store = bytes(name);

        assertThat(contains(store, PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC.getEncoded()))
                .isTrue();
        assertThat(contains(store, PKCSObjectIdentifiers.id_PBES2.getEncoded())).isFalse();
        assertThat(contains(store, PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC2_CBC.getEncoded()))
                .isFalse();
    }

    @Test
    void opensslReadsIt() throws Exception {
        assumeTrue(opensslIsHere());

        String keys = openssl("users/ana", "user-ana");
        String trust = openssl("truststore", "truststore");

        assertThat(keys)
                .contains("MAC: sha1")
                .contains("PKCS7 Encrypted data: " + TRIPLE_DES)
                .contains("Shrouded Keybag: " + TRIPLE_DES);
        assertThat(trust).contains("MAC: sha1").contains("PKCS7 Encrypted data: " + TRIPLE_DES);
    }

    @Test
    void otherKeyStoresOfTheProcessAreWrittenAsBefore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", Pem.readCertificate(home.resolve("pki/ca.pem")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        store.store(bytes, "changeit".toCharArray());

        assertThat(contains(bytes.toByteArray(), PKCSObjectIdentifiers.id_PBES2.getEncoded()))
                .isTrue();
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(home.resolve("pki/" + name + ".p12"));
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }

    private static boolean opensslIsHere() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "openssl")));
    }

    private static String openssl(String store, String secret) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "openssl",
                        "pkcs12",
                        "-info",
                        "-noout",
                        "-in",
                        home.resolve("pki/" + store + ".p12").toString(),
                        "-passin",
                        "file:" + home.resolve("secrets/p12/" + secret)))
                .redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
