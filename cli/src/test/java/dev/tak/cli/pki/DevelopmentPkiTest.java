package dev.tak.cli.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentPkiTest {

    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    @TempDir
    private static Path directory;

    private static Path home;
    private static DevelopmentPki pki;

    @BeforeAll
    static void make() {
        home = directory.resolve("system");
        pki = DevelopmentPki.ensure(home, "tak.example");
    }

    @Test
    void theAuthorityMaySignCertificatesAndNothingElse() {
        X509Certificate authority = Pem.readCertificate(pki.trust());

        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(authority.getKeyUsage())
                .containsExactly(false, false, false, false, false, true, true, false, false);
        assertThat(life(authority)).isEqualTo(Duration.ofDays(825));
    }

    @Test
    void theServersCertificateNamesTheHostAndThisMachine() throws Exception {
        X509Certificate server = Pem.readCertificate(pki.server().certificate());

        assertThat(ServerNames.in(server)).containsExactly("tak.example", "localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(server.getExtendedKeyUsage()).containsExactly(SERVER_AUTH);
        assertThat(life(server)).isLessThanOrEqualTo(Duration.ofDays(397));
        validate(server, pki.trust());
    }

    @Test
    void theServersFileHoldsTheWholeChain() throws Exception {
        try (var in = Files.newInputStream(pki.server().certificate())) {
            assertThat(CertificateFactory.getInstance("X.509").generateCertificates(in))
                    .hasSize(2)
                    .last()
                    .isEqualTo(Pem.readCertificate(pki.trust()));
        }
    }

    @Test
    void eachDevelopmentUserHasACertificateOfThatName() throws Exception {
        IssuedCertificates issued = new IssuedCertificates(home);

        assertThat(issued.users()).contains("admin", "ana", "ben");
        for (String user : DevelopmentPki.DEVELOPMENT_USERS) {
            X509Certificate certificate =
                    Pem.readCertificate(issued.user(user).orElseThrow().certificate());
            assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=" + user);
            assertThat(certificate.getExtendedKeyUsage()).containsExactly(CLIENT_AUTH);
            assertThat(life(certificate)).isLessThanOrEqualTo(Duration.ofDays(397));
            validate(certificate, pki.trust());
        }
    }

    @Test
    void onlyTheOwnerCanReadAnything() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            assertThat(all).hasSizeGreaterThan(20).allSatisfy(path -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void aSecondCallChangesNothing(@TempDir Path other) throws IOException {
        DevelopmentPki.ensure(other, "192.168.1.5");
        Map<Path, String> before = contents(other);

        DevelopmentPki.ensure(other, "192.168.1.5");

        assertThat(contents(other)).isEqualTo(before);
    }

    @Test
    void whatIsMissingIsMadeAnewAndTheRestStays(@TempDir Path other) throws IOException {
        DevelopmentPki.ensure(other, "localhost");
        Path removed = other.resolve("packages/ana-atak.zip");
        Path certificate = other.resolve("pki/users/ben.pem");
        Map<Path, String> before = contents(other);
        Files.delete(removed);
        Files.delete(certificate);

        DevelopmentPki.ensure(other, "localhost");

        Map<Path, String> after = contents(other);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.get(removed)).isEqualTo(before.get(removed));
        before.remove(certificate);
        after.remove(certificate);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void anotherHostIsRefusedWithAWordOnWhatToDo(@TempDir Path other) {
        DevelopmentPki.ensure(other, "192.168.1.5");

        assertThatThrownBy(() -> DevelopmentPki.ensure(other, "192.168.1.6"))
                .isInstanceOf(PkiException.class)
                .hasMessageContaining("server.pem")
                .hasMessageContaining("192.168.1.6")
                .hasMessageContaining("move it");
    }

    @Test
    void certificatesOfAnAuthorityThatWasReplacedAreRefused(@TempDir Path other) throws IOException {
        DevelopmentPki.ensure(other, "localhost");
        Files.delete(other.resolve("pki/ca.pem"));
        Files.delete(other.resolve("pki/ca-key.pem"));

        assertThatThrownBy(() -> DevelopmentPki.ensure(other, "localhost"))
                .isInstanceOf(PkiException.class)
                .hasMessageContaining("server.pem is not signed by the authority");
    }

    @Test
    void aHostThatNoDeviceCanReachIsRefused(@TempDir Path other) {
        for (String host : List.of("", "::1", "a b", "tak.example:8089", "-x", "<x>")) {
            assertThatThrownBy(() -> DevelopmentPki.ensure(other, host)).isInstanceOf(PkiException.class);
        }
    }

    @Test
    void aUserNameStaysInsideItsDirectory() {
        for (String name : List.of("", "../ca", ".hidden", "ana-key", "a/b", "x\n")) {
            assertThatThrownBy(() -> pki.issueUser(name)).isInstanceOf(PkiException.class);
        }
    }

    @Test
    void aHundredUsersShareAKeyWhenAsked() {
        List<String> names = IntStream.range(0, 100).mapToObj(i -> "load-" + i).toList();

        List<PemFiles> users = pki.issueUsersSharingAKey(names);

        assertThat(users).hasSize(100);
        assertThat(users.stream().map(PemFiles::certificate).map(Pem::readCertificate))
                .extracting(certificate -> certificate.getSubjectX500Principal().getName())
                .containsExactlyElementsOf(
                        names.stream().map(name -> "CN=" + name).toList());
        assertThat(users.stream().map(PemFiles::certificate).map(Pem::readCertificate))
                .extracting(X509Certificate::getPublicKey)
                .containsOnly(
                        Pem.readCertificate(users.getFirst().certificate()).getPublicKey());
    }

    @Test
    void aForeignAuthoritysCertificateLooksTheSameAndDoesNotValidate() {
        ForeignCa foreign = pki.foreignCa();
        X509Certificate impostor = Pem.readCertificate(foreign.issueUser("ana").certificate());

        assertThat(impostor.getIssuerX500Principal())
                .isEqualTo(Pem.readCertificate(pki.trust()).getSubjectX500Principal());
        assertThatThrownBy(() -> validate(impostor, pki.trust())).isInstanceOf(CertPathValidatorException.class);
    }

    private static Duration life(X509Certificate certificate) {
        return Duration.between(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private static void validate(X509Certificate certificate, Path trust) throws GeneralSecurityException {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(Pem.readCertificate(trust), null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
    }

    private static Map<Path, String> contents(Path home) throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(file, java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }
}
