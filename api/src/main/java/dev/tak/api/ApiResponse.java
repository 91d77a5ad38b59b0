package dev.tak.api;

/**
 * The wrapper around most answers of the Marti API (TAK study 4.1).
 *
 * @param version of the API; clients read an integer from the string
 * @param type clients compare it literally
 * @param nodeId the deployment's id: the same on every pod
 */
public record ApiResponse<T>(String version, String type, T data, String nodeId) {

    /** The version of the Marti API that is spoken here. */
    public static final String API_VERSION = "3";

    public static <T> ApiResponse<T> of(String type, T data, String nodeId) {
        return new ApiResponse<>(API_VERSION, type, data, nodeId);
    }
}
