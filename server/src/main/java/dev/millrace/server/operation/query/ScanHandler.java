package dev.millrace.server.operation.query;

import dev.millrace.protocol.error.QueryErrors;
import dev.millrace.protocol.expression.ExpressionBinder;
import dev.millrace.protocol.expression.ExpressionTexts;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.eval.BoundCondition;
import dev.millrace.protocol.expression.eval.BoundProjection;
import dev.millrace.protocol.expression.legacy.LegacyProjection;
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
        ExpressionBinder binder = binder(request);
        requireSegment(request);
        Selection.requireAgreement(request, QueryErrors.SCAN);
        BoundCondition legacyFilter = PageFilter.legacy(request);
        StartKey.requireValues(request.exclusiveStartKey());
        BoundProjection legacyProjection =
                request.attributesToGet() == null ? null : LegacyProjection.of(request.attributesToGet());
        BoundCondition filter = PageFilter.bind(request, legacyFilter, binder);
        BoundProjection projection = request.projectionExpression() == null
                ? legacyProjection
                : binder.projection(request.projectionExpression());
        binder.requireAllUsed();

        PageSource source = PageSource.find(request, context);
        ItemRange range = range(request, source);
        if (request.exclusiveStartKey() != null) {
            StartKey.requireSchema(request.exclusiveStartKey().values(), source, QueryErrors.SCAN);
            requireInSegment(request, range);
        }
        if (filter != null) {
            PageFilter.requireReadable(filter, source);
        }
        Selection selection = Selection.of(request.select(), projection, source);
        reply.answer(PageReader.read(request, context, source, range, true, selection, filter, true));
    }

    private static ExpressionBinder binder(Request request) {
        ParameterStyles.of()
                .expression("ProjectionExpression", request.projectionExpression())
                .expression("FilterExpression", request.filterExpression())
                .legacy("AttributesToGet", request.attributesToGet())
                .legacy("ScanFilter", request.scanFilter())
                .legacy("ConditionalOperator", request.conditionalOperator())
                .check();
        return ExpressionBinder.of(
                request.expressionAttributeNames(),
                request.expressionAttributeValues(),
                new ExpressionTexts()
                        .with(ExpressionKind.PROJECTION, request.projectionExpression())
                        .with(ExpressionKind.FILTER, request.filterExpression()));
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
        if (request.exclusiveStartKey() != null
                && request.segment() != null
                && request.totalSegments() != null
                && !range.containsKey(request.exclusiveStartKey().values())) {
            throw QueryErrors.startKeyOutsideSegment(request.segment(), request.totalSegments());
        }
    }
}
