package dev.tak.cli.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A device's whole configuration in one zip, which its user imports.
 *
 * @param name the name of the package, different for each user and server
 * @param preferences the connection; names the two key stores
 * @param trustStore bytes of the authority's key store
 * @param keyStore bytes of the user's key store
 */
record ConnectionPackage(String name, ConnectionPreferences preferences, byte[] trustStore, byte[] keyStore) {

    /** The same content gives the same bytes. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    /** For ATAK and WinTAK: a data package with a manifest. */
    byte[] forAtak() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("certs/" + name + ".pref", preferencesBytes());
        files.put("certs/" + preferences.trustStore().fileName(), trustStore);
        files.put("certs/" + preferences.keyStore().fileName(), keyStore);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("MANIFEST/manifest.xml", bytes(manifest(files)));
        entries.putAll(files);
        return zip(entries);
    }

    /** For iTAK: flat, without a manifest. */
    byte[] forItak() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("config.pref", preferencesBytes());
        entries.put(preferences.trustStore().fileName(), trustStore);
        entries.put(preferences.keyStore().fileName(), keyStore);
        return zip(entries);
    }

    private String manifest(Map<String, byte[]> files) {
        String contents = files.keySet().stream()
                .map(file -> "    <Content ignore=\"false\" zipEntry=\"" + file + "\"/>\n")
                .collect(Collectors.joining());
        return """
               <?xml version="1.0" encoding="UTF-8"?>
               <MissionPackageManifest version="2">
                 <Configuration>
                   <Parameter name="uid" value="%s"/>
                   <Parameter name="name" value="%s"/>
                   <Parameter name="onReceiveDelete" value="true"/>
                 </Configuration>
                 <Contents>
               %s  </Contents>
               </MissionPackageManifest>
               """.formatted(UUID.nameUUIDFromBytes(bytes(name)), name, contents);
    }

    private byte[] preferencesBytes() {
        return bytes(preferences.xml());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(ENTRY_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
