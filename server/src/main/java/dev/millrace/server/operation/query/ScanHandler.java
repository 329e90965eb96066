package dev.millrace.server.operation.query;

import dev.millrace.protocol.error.QueryErrors;
import dev.millrace.protocol.expression.ExpressionBinder;
import dev.millrace.protocol.expression.ExpressionTexts;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.eval.BoundCondition;
import dev.millrace.protocol.expression.eval.BoundProjection;
import dev.millrace.protocol.expression.legacy.LegacyProjection;
import dev.millrace.protocol.operation.PageRequest;
import dev.millrace.protocol.operation.PageResponse;
import dev.millrace.protocol.operation.ScanContract.Request;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.server.request.ParameterStyles;
import dev.millrace.storage.table.ItemRange;

/** Reads a table or an index in the order of its hashes, or one segment of it. Order of checks: as in QueryHandler. */
public final class ScanHandler implements OperationHandler<Request, PageResponse> {
    @Override
    public void handle(Request request, CallContext context, Reply<PageResponse> reply) {
        PageRequest page = request.page();
        ExpressionBinder binder = binder(request);
        requireSegment(request);
        Selection.requireAgreement(page, QueryErrors.SCAN);
        BoundCondition legacyFilter = PageFilter.legacy(page);
        StartKey.requireValues(page.exclusiveStartKey());
        BoundProjection legacyProjection =
                page.attributesToGet() == null ? null : LegacyProjection.of(page.attributesToGet());
        BoundCondition filter = PageFilter.bind(page, legacyFilter, binder);
        BoundProjection projection =
                page.projectionExpression() == null ? legacyProjection : binder.projection(page.projectionExpression());
        binder.requireAllUsed();

        PageSource source = PageSource.find(page, context);
        ItemRange range = range(request, source);
        if (page.exclusiveStartKey() != null) {
            StartKey.requireSchema(page.exclusiveStartKey().values(), source, QueryErrors.SCAN);
            requireInSegment(request, range);
        }
        if (filter != null) {
            PageFilter.requireReadable(filter, source);
        }
        Selection selection = Selection.of(page.select(), projection, source);
        reply.answer(PageReader.read(page, context, source, range, true, selection, filter, true));
    }

    private static ExpressionBinder binder(Request request) {
        PageRequest page = request.page();
        ParameterStyles.of()
                .expression("ProjectionExpression", page.projectionExpression())
                .expression("FilterExpression", page.filterExpression())
                .legacy("AttributesToGet", page.attributesToGet())
                .legacy("ScanFilter", page.legacyFilter())
                .legacy("ConditionalOperator", page.conditionalOperator())
                .check();
        return ExpressionBinder.of(
                page.expressionAttributeNames(),
                page.expressionAttributeValues(),
                new ExpressionTexts()
                        .with(ExpressionKind.PROJECTION, page.projectionExpression())
                        .with(ExpressionKind.FILTER, page.filterExpression()));
    }

    private static void requireSegment(Request request) {
        Integer segment = request.segment();
        Integer totalSegments = request.totalSegments();
        if (segment == null && totalSegments == null) {
            return;
        }
        if (totalSegments == null) {
            throw QueryErrors.totalSegmentsMissing();
        }
        if (segment == null) {
            throw QueryErrors.segmentMissing();
        }
        if (segment >= totalSegments) {
            throw QueryErrors.segmentTooLarge(segment, totalSegments);
        }
    }

    private static ItemRange range(Request request, PageSource source) {
        return request.segment() == null || request.totalSegments() == null
                ? ItemRange.all(source.table(), source.index())
                : ItemRange.segment(source.table(), source.index(), request.segment(), request.totalSegments());
    }

    private static void requireInSegment(Request request, ItemRange range) {
        PageRequest page = request.page();
        if (page.exclusiveStartKey() != null
                && request.segment() != null
                && request.totalSegments() != null
                && !range.containsKey(page.exclusiveStartKey().values())) {
            throw QueryErrors.startKeyOutsideSegment(request.segment(), request.totalSegments());
        }
    }
}
