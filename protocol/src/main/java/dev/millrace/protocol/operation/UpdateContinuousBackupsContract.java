package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Turns point-in-time recovery on or off. */
public final class UpdateContinuousBackupsContract
        implements OperationContract<
                UpdateContinuousBackupsContract.Request, UpdateContinuousBackupsContract.Response> {
    private static final Member<Boolean> ENABLED = Member.required("PointInTimeRecoveryEnabled", Shapes.bool());
    private static final Member<Integer> PERIOD = Member.optional("RecoveryPeriodInDays", Shapes.integer(1, 35));
    private static final Member<Structure> SPECIFICATION = Member.required(
            "PointInTimeRecoverySpecification", StructureShape.of("PointInTimeRecoverySpecification", ENABLED, PERIOD));
    private static final StructureShape SHAPE =
            StructureShape.of("UpdateContinuousBackupsInput", TableMembers.TABLE_NAME, SPECIFICATION);

    @Override
    public String name() {
        return "UpdateContinuousBackups";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(
                body.require(TableMembers.TABLE_NAME),
                body.require(SPECIFICATION).require(ENABLED),
                body.require(SPECIFICATION).find(PERIOD));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        ContinuousBackupsJson.write(response.description, out);
    }

    /** What UpdateContinuousBackups asks for. */
    public record Request(
            String tableName,
            boolean pointInTimeRecoveryEnabled,
            @Nullable Integer recoveryPeriodInDays) {}

    /** What UpdateContinuousBackups answers. */
    public record Response(ContinuousBackupsDescription description) {}
}
