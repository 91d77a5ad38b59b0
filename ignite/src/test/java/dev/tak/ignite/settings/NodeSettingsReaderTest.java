package dev.tak.ignite.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeSettingsReaderTest {
    @Test
    void aNodeNeedsNoSettings() throws InvalidSettingsException {
        NodeSettings settings = NodeSettingsReader.read(Map.of());

        assertThat(settings.name()).isEqualTo("ignite-0");
        assertThat(settings.replicas()).isEqualTo(1);
        assertThat(settings.failureDetectionTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.backups()).isEmpty();
    }

    @Test
    void listsOfAddressesAreReadInOrder() throws InvalidSettingsException {
        NodeSettings settings = NodeSettingsReader.read(Map.of(
                "ignite.node.replicas", "3",
                "ignite.node.discovery-peers", "a:1,b.example:2",
                "ignite.node.founding-peers", "a:3"));

        assertThat(settings.discoveryPeers().orElseThrow())
                .containsExactly(new Endpoint("a", 1), new Endpoint("b.example", 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name|ignite|must end with an ordinal",
                "replicas|0|replicas must be at least 1",
                "replicas|three|IGNITE_NODE_REPLICAS",
                "replicas|3|IGNITE_NODE_DISCOVERY_PEERS is missing",
                "discovery-peers|a|write it as host:port",
                "client-port|80|IGNITE_NODE_CLIENT_PORT must be a port",
                "failure-detection-timeout|soon|is no duration",
                "failure-detection-timeout|1ms|at least 500ms",
                "persistent-region-size|much|is no size",
                "log-level|LOUD|LOUD",
                "backups|-1|must not be negative",
            })
    void aWrongValueIsNamedInOneLine(String key, String value, String expected) {
        Map<String, String> values = new HashMap<>(Map.of("ignite.node." + key, value));

        assertThatThrownBy(() -> NodeSettingsReader.read(values))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(expected)
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({"1024,1024", "64k,65536", "16m,16777216", "1G,1073741824"})
    void sizesHaveUnits(String text, long bytes) {
        assertThat(ByteSize.of(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,2", "4,3", "5,3"})
    void aMajorityIsMoreThanHalf(int replicas, int majority) {
        assertThat(new Replicas(replicas).majority()).isEqualTo(majority);
    }
}
