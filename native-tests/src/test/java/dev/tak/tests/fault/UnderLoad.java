package dev.tak.tests.fault;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all fault tests one and the same {@link LoadedHouse}: each leaves it whole. */
final class UnderLoad implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LoadedHouse.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(UnderLoad.class))
                .computeIfAbsent(LoadedHouse.class, type -> LoadedHouse.start(), LoadedHouse.class);
    }
}
