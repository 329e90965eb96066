package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.JsonWriter;

/** Deletes a table. */
public final class DeleteTableContract extends OneTableContract<DeleteTableContract.Response> {
    public DeleteTableContract() {
        super("DeleteTable");
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("TableDescription");
        TableDescriptionJson.write(response.tableDescription, out);
        out.endObject();
    }

    /** What DeleteTable answers. */
    public record Response(TableDescription tableDescription) {}
}
