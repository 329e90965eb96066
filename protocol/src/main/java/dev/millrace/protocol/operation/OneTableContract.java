package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;

/**
 * What the operations have in common whose request is nothing but the name of a table.
 *
 * @param <O> the response record
 */
abstract class OneTableContract<O> implements OperationContract<TableNameRequest, O> {
    private final String name;
    private final StructureShape shape;

    OneTableContract(String name) {
        this.name = name;
        this.shape = StructureShape.of(name + "Input", TableMembers.TABLE_NAME);
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
    public final TableNameRequest decode(JsonReader in) {
        return new TableNameRequest(shape.readBody(in).require(TableMembers.TABLE_NAME));
    }
}
