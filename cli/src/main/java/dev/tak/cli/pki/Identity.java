package dev.tak.cli.pki;

import java.security.KeyPair;
import java.security.cert.X509Certificate;

/** A key pair and the certificate that names its holder. */
record Identity(KeyPair keys, X509Certificate certificate) {}
