package dev.millrace.it.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.fixture.JsonConnection;

/** A server with one fault, for the test of the tests. */
record FaultyServer(Server server, Fault fault) implements Server {

    /** What is wrong with it. */
    enum Fault {
        DELETES_NOTHING {
            @Override
            JsonConnection.Answer answer(Server server, String operation, ObjectNode request) {
                return operation.equals("DeleteItem") && !request.has("ConditionExpression")
                        ? new JsonConnection.Answer(200, JsonNodeFactory.instance.objectNode())
                        : server.call(operation, request);
            }
        },
        UPDATES_TWICE {
            @Override
            JsonConnection.Answer answer(Server server, String operation, ObjectNode request) {
                if (operation.equals("UpdateItem")) {
                    server.call(operation, request);
                }
                return server.call(operation, request);
            }
        },
        FORGETS_CONDITIONS_OF_PUTS {
            @Override
            JsonConnection.Answer answer(Server server, String operation, ObjectNode request) {
                ObjectNode changed = request.deepCopy();
                if (operation.equals("PutItem")) {
                    changed.remove("ConditionExpression");
                    changed.remove("ExpressionAttributeNames");
                    changed.remove("ExpressionAttributeValues");
                }
                return server.call(operation, changed);
            }
        },
        ENDS_AFTER_ONE_PAGE {
            @Override
            JsonConnection.Answer answer(Server server, String operation, ObjectNode request) {
                JsonConnection.Answer answer = server.call(operation, request);
                if (operation.equals("Query") && answer.body() instanceof ObjectNode body) {
                    body.remove("LastEvaluatedKey");
                }
                return answer;
            }
        },
        SORTS_BACKWARDS_ALWAYS {
            @Override
            JsonConnection.Answer answer(Server server, String operation, ObjectNode request) {
                boolean isQuery = operation.equals("Query");
                return server.call(operation, isQuery ? request.deepCopy().put("ScanIndexForward", false) : request);
            }
        },
        LOSES_THE_LAST_OF_A_BATCH {
            @Override
            JsonConnection.Answer answer(Server server, String operation, ObjectNode request) {
                ObjectNode changed = request.deepCopy();
                if (operation.equals("BatchWriteItem")) {
                    JsonNode members = changed.path("RequestItems").elements().next();
                    if (members instanceof ArrayNode array && array.size() > 2) {
                        array.remove(array.size() - 1);
                    }
                }
                return server.call(operation, changed);
            }
        },
        FORGETS_TOKENS {
            @Override
            JsonConnection.Answer answer(Server server, String operation, ObjectNode request) {
                ObjectNode changed = request.deepCopy();
                changed.remove("ClientRequestToken");
                return server.call(operation, changed);
            }
        },
        TELLS_NO_REMOVALS {
            @Override
            JsonConnection.Answer answer(Server server, String operation, ObjectNode request) {
                JsonConnection.Answer answer = server.call(operation, request);
                if (operation.equals("GetRecords") && answer.body().path("Records") instanceof ArrayNode records) {
                    for (int index = records.size() - 1; index >= 0; index--) {
                        if (records.get(index).path("eventName").asText().equals("REMOVE")) {
                            records.remove(index);
                        }
                    }
                }
                return answer;
            }
        };

        abstract JsonConnection.Answer answer(Server server, String operation, ObjectNode request);
    }

    @Override
    public JsonConnection.Answer call(String operation, ObjectNode request) {
        return fault.answer(server, operation, request);
    }

    @Override
    public void restart() {
        server.restart();
    }
}
