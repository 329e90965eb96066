package dev.millrace.server.http;

import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.operation.OperationContract;
import dev.millrace.protocol.operation.Service;

/** An operation that answers its request's member Text, for tests of everything around operations. */
public record EchoOperation(String name) implements OperationContract<String, String> {
    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public String decode(JsonReader in) {
        in.beginDocument();
        String text = "";
        String member = in.nextMember();
        while (member != null) {
            if (member.equals("Text")) {
                text = in.text();
            } else {
                in.skip();
            }
            member = in.nextMember();
        }
        in.endDocument();
        return text;
    }

    @Override
    public void encode(String response, JsonWriter out) {
        out.beginObject().name("Text").value(response).endObject();
    }
}
