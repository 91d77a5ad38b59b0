package dev.tak.cli.control;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON objects, one a line, over a socket. */
final class JsonLines {
    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);

    private final BufferedReader reader;
    private final OutputStream output;

    JsonLines(SocketChannel channel) {
        this.reader =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        this.output = Channels.newOutputStream(channel);
    }

    /** Empty at the end of the stream. */
    <T> Optional<T> read(Class<T> type) throws IOException {
        String line = reader.readLine();
        return line == null ? Optional.empty() : Optional.of(JSON.readValue(line, type));
    }

    /** Returns when the other side has closed the stream. */
    void awaitEnd() throws IOException {
        while (reader.readLine() != null) {}
    }

    void write(Object value) throws IOException {
        output.write((JSON.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8));
        output.flush();
    }
}
