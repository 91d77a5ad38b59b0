package dev.tak.cli.pki;

import java.nio.file.Path;

/**
 * Where a certificate and its private key are.
 *
 * @param certificate X.509 in PEM, the holder's own first, those of its issuers after it
 * @param key the private key, PKCS #8 in PEM without encryption
 */
public record PemFiles(Path certificate, Path key) {}
