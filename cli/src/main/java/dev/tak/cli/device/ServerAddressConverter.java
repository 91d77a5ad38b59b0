package dev.tak.cli.device;

import picocli.CommandLine;

/** A server's address on the command line. */
final class ServerAddressConverter implements CommandLine.ITypeConverter<ServerAddress> {

    @Override
    public ServerAddress convert(String value) {
        try {
            return ServerAddress.parse(value);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }
}
