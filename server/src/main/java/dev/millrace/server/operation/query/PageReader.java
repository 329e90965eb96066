package dev.millrace.server.operation.query;

import dev.millrace.protocol.expression.eval.BoundCondition;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.operation.ConsumedCapacity;
import dev.millrace.protocol.operation.PageRequest;
import dev.millrace.protocol.operation.PageResponse;
import dev.millrace.server.capacity.PageMeter;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.storage.table.ItemRange;
import org.jspecify.annotations.Nullable;

/** Reads one page of a range, once all checks have passed. */
final class PageReader {
    private PageReader() {}

    /**
     * Reads a page.
     *
     * @param range all that the request means; the page begins after ExclusiveStartKey
     * @param canGoOn whether a full page tells where the next begins
     */
    static PageResponse read(
            PageRequest request,
            CallContext context,
            PageSource source,
            ItemRange range,
            boolean forward,
            Selection selection,
            @Nullable BoundCondition filter,
            boolean canGoOn) {
        AttributeMap startKey = request.exclusiveStartKey();
        PageMeter meter = new PageMeter();
        PageBuilder page = new PageBuilder(source, selection, filter, request.limit(), meter);
        context.namespace()
                .items()
                .scan(startKey == null ? range : range.startingAfter(startKey.values(), forward), forward, page);
        ConsumedCapacity capacity = meter.consumed(
                request.returnConsumedCapacity(),
                source.table().name(),
                source.index(),
                Boolean.TRUE.equals(request.consistentRead()));
        return page.page(canGoOn, capacity);
    }
}
