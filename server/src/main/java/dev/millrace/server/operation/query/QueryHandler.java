package dev.millrace.server.operation.query;

import dev.millrace.protocol.error.QueryErrors;
import dev.millrace.protocol.expression.ExpressionBinder;
import dev.millrace.protocol.expression.ExpressionTexts;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.eval.BoundCondition;
import dev.millrace.protocol.expression.eval.BoundKeyCondition;
import dev.millrace.protocol.expression.eval.BoundProjection;
import dev.millrace.protocol.expression.eval.KeyRange;
import dev.millrace.protocol.expression.legacy.LegacyConditions;
import dev.millrace.protocol.expression.legacy.LegacyProjection;
import dev.millrace.protocol.operation.KeyConditionChecks;
import dev.millrace.protocol.operation.PageRequest;
import dev.millrace.protocol.operation.PageResponse;
import dev.millrace.protocol.operation.QueryContract.Request;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.server.request.ParameterStyles;
import dev.millrace.storage.table.ItemRange;

/**
 * Reads a part of one partition in the order of the sort key.
 *
 * <p>Checks in the request come in the order of errors.md section 5; those that need the table in the order in which
 * DynamoDB Local makes them: index, key conditions, starting key, filter, projection.
 */
public final class QueryHandler implements OperationHandler<Request, PageResponse> {
    @Override
    public void handle(Request request, CallContext context, Reply<PageResponse> reply) {
        PageRequest page = request.page();
        ExpressionBinder binder = binder(request);
        if (request.keyConditions() == null && request.keyConditionExpression() == null) {
            throw QueryErrors.keyConditionsMissing();
        }
        Selection.requireAgreement(page, QueryErrors.QUERY);
        BoundCondition legacyFilter = PageFilter.legacy(page);
        BoundKeyCondition legacyKeys =
                request.keyConditions() == null ? null : LegacyConditions.keyConditions(request.keyConditions());
        StartKey.requireValues(page.exclusiveStartKey());
        BoundProjection legacyProjection =
                page.attributesToGet() == null ? null : LegacyProjection.of(page.attributesToGet());
        BoundKeyCondition keys = request.keyConditionExpression() == null
                ? legacyKeys
                : binder.keyCondition(request.keyConditionExpression());
        BoundCondition filter = PageFilter.bind(page, legacyFilter, binder);
        BoundProjection projection =
                page.projectionExpression() == null ? legacyProjection : binder.projection(page.projectionExpression());
        binder.requireAllUsed();
        if (keys == null) {
            throw new IllegalStateException("key conditions were required before");
        }

        PageSource source = PageSource.find(page, context);
        KeyRange conditions = keys.fit(source.keySchema());
        KeyConditionChecks.requireFit(conditions, source.keySchema(), source.indexName());
        if (page.exclusiveStartKey() != null) {
            StartKey.requireSchema(page.exclusiveStartKey().values(), source, QueryErrors.QUERY);
            StartKey.requireWithin(page.exclusiveStartKey(), conditions, source);
        }
        if (filter != null) {
            filter.requireNoKeys(source.keySchema(), source.index() != null);
            PageFilter.requireReadable(filter, source);
        }
        Selection selection = Selection.of(page.select(), projection, source);
        reply.answer(PageReader.read(
                page,
                context,
                source,
                ItemRange.query(source.table(), source.index(), conditions),
                !Boolean.FALSE.equals(request.scanIndexForward()),
                selection,
                filter,
                !StartKey.isSingleRow(conditions, source)));
    }

    /** KeyConditions go with a FilterExpression or ProjectionExpression, only not with a KeyConditionExpression. */
    private static ExpressionBinder binder(Request request) {
        PageRequest page = request.page();
        ParameterStyles.of()
                .expression("ProjectionExpression", page.projectionExpression())
                .expression("FilterExpression", page.filterExpression())
                .expression("KeyConditionExpression", request.keyConditionExpression())
                .legacy("AttributesToGet", page.attributesToGet())
                .legacy("QueryFilter", page.legacyFilter())
                .legacy("ConditionalOperator", page.conditionalOperator())
                .legacy("KeyConditions", request.keyConditionExpression() == null ? null : request.keyConditions())
                .check();
        return ExpressionBinder.of(
                page.expressionAttributeNames(),
                page.expressionAttributeValues(),
                new ExpressionTexts()
                        .with(ExpressionKind.PROJECTION, page.projectionExpression())
                        .with(ExpressionKind.FILTER, page.filterExpression())
                        .with(ExpressionKind.KEY_CONDITION, request.keyConditionExpression()));
    }
}
