package dev.tak.cli.pki;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;

/** Key pairs of the kind that old devices accept too: RSA with 2048 bits. */
final class KeyPairs {

    private static final int BITS = 2048;

    private KeyPairs() {}

    static KeyPair random() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new PkiException("This Java runtime makes no RSA keys: " + e.getMessage(), e);
        }
    }

    static KeyPair of(PrivateKey key) throws GeneralSecurityException {
        if (!(key instanceof RSAPrivateCrtKey rsa)) {
            throw new GeneralSecurityException("not an RSA key");
        }
        RSAPublicKeySpec spec = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
        return new KeyPair(KeyFactory.getInstance("RSA").generatePublic(spec), key);
    }
}
