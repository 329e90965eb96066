package dev.millrace.server.operation.tag;

import dev.millrace.protocol.error.ResourceErrors;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.operation.ListTagsOfResourceContract.Request;
import dev.millrace.protocol.operation.ListTagsOfResourceContract.Response;
import dev.millrace.protocol.operation.ResourceArn;
import dev.millrace.protocol.operation.Tag;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.TableDefinition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Lists a table's tags in pages, in the order of their keys. The token of a page is its last key, made opaque. */
public final class ListTagsOfResourceHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        ResourceArn resource = ResourceArn.ofTable(request.resourceArn());
        TableDefinition table = TaggedTables.find(resource, context)
                .orElseThrow(() -> ResourceErrors.tagsNotAccessible(
                        "arn:aws:iam::" + context.accountId() + ":root", request.resourceArn()));
        NavigableMap<String, String> tags = new TreeMap<>(table.tags());
        if (request.nextToken() != null) {
            tags = tags.tailMap(lastKey(request.nextToken()), false);
        }
        List<Tag> page = new ArrayList<>();
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            if (page.size() == ServiceLimits.LIST_TAGS_COUNT) {
                break;
            }
            page.add(new Tag(tag.getKey(), tag.getValue()));
        }
        boolean isLast = page.size() == tags.size();
        reply.answer(new Response(
                page, isLast ? null : token(page.get(page.size() - 1).key())));
    }

    private static String token(String lastKey) {
        return Base64.getUrlEncoder().encodeToString(lastKey.getBytes(StandardCharsets.UTF_8));
    }

    private static String lastKey(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ResourceErrors.invalidNextToken();
        }
    }
}
