package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;

/**
 * What the operations have in common whose request has no members.
 *
 * @param <O> the response record
 */
abstract class EmptyRequestContract<O> implements OperationContract<EmptyRequest, O> {
    private final String name;
    private final StructureShape shape;

    EmptyRequestContract(String name, String shapeName) {
        this.name = name;
        this.shape = StructureShape.of(shapeName);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public final EmptyRequest decode(JsonReader in) {
        shape.readBody(in);
        return new EmptyRequest();
    }
}
