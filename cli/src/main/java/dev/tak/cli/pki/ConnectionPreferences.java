package dev.tak.cli.pki;

/**
 * A device's connection as ATAK and iTAK preferences ({@code .pref}).
 *
 * @param server what the device calls the connection
 * @param host where the server is
 * @param port its port for CoT over TLS
 * @param trustStore the authority's key store
 * @param keyStore the user's key store
 */
record ConnectionPreferences(String server, String host, int port, Store trustStore, Store keyStore) {

    /**
     * A key store as the device knows it.
     *
     * @param fileName without directory: ATAK puts it into its own folder {@code cert}
     * @param password its password
     */
    record Store(String fileName, String password) {}

    String xml() {
        return """
               <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
               <preferences>
                 <preference version="1" name="cot_streams">
                   <entry key="count" class="class java.lang.Integer">1</entry>
                   <entry key="description0" class="class java.lang.String">%s</entry>
                   <entry key="enabled0" class="class java.lang.Boolean">true</entry>
                   <entry key="connectString0" class="class java.lang.String">%s:%d:ssl</entry>
                 </preference>
                 <preference version="1" name="com.atakmap.app_preferences">
                   <entry key="displayServerConnectionWidget" class="class java.lang.Boolean">true</entry>
                   <entry key="caLocation" class="class java.lang.String">cert/%s</entry>
                   <entry key="caPassword" class="class java.lang.String">%s</entry>
                   <entry key="certificateLocation" class="class java.lang.String">cert/%s</entry>
                   <entry key="clientPassword" class="class java.lang.String">%s</entry>
                 </preference>
               </preferences>
               """.formatted(
                        server,
                        host,
                        port,
                        trustStore.fileName(),
                        trustStore.password(),
                        keyStore.fileName(),
                        keyStore.password());
    }
}
