package dev.millrace.server.operation.mapping;

import dev.millrace.protocol.error.LambdaErrors;
import dev.millrace.protocol.lambda.FunctionName;
import dev.millrace.protocol.lambda.ListEventSourceMappingsContract.Request;
import dev.millrace.protocol.lambda.ListEventSourceMappingsContract.Response;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.streams.trigger.EventSourceMapping;
import dev.millrace.streams.trigger.TriggerService;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Lists mappings in order of creation, all or those of one stream or function. */
public final class ListEventSourceMappingsHandler implements BiFunction<Request, CallContext, Response> {
    @Override
    public Response apply(Request request, CallContext context) {
        List<EventSourceMapping> all =
                context.namespace().findTriggers().map(TriggerService::list).orElse(List.of());
        List<EventSourceMapping> rest = all.subList(start(request.marker(), all), all.size()).stream()
                .filter(mapping -> isMeant(mapping, request))
                .toList();
        List<EventSourceMapping> page = rest.subList(0, Math.min(request.pageLengthMax(), rest.size()));
        return new Response(
                page.stream().map(MappingDescriptions::of).toList(),
                page.size() == rest.size() ? null : marker(all, page.get(page.size() - 1)));
    }

    private static boolean isMeant(EventSourceMapping mapping, Request request) {
        String source = request.eventSourceArn();
        String function = request.functionName();
        return (source == null || source.equals(mapping.streamArn()))
                && (function == null
                        || FunctionName.parse(function).isSameAs(FunctionName.parse(mapping.functionArn())));
    }

    /** Tells the last mapping of a page, and its place for when it has been deleted before the next page. */
    private static String marker(List<EventSourceMapping> all, EventSourceMapping last) {
        String text = all.indexOf(last) + ":" + last.uuid();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int start(@Nullable String marker, List<EventSourceMapping> all) {
        if (marker == null || marker.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon > 0) {
                int place = Integer.parseInt(text.substring(0, colon));
                for (int index = 0; index < all.size(); index++) {
                    if (all.get(index).uuid().equals(text.substring(colon + 1))) {
                        return index + 1;
                    }
                }
                return Math.max(0, Math.min(place, all.size()));
            }
        } catch (IllegalArgumentException notOurs) {
            // The same refusal as for one without a colon.
        }
        throw LambdaErrors.invalidMarker();
    }
}
