package dev.millrace.server.operation.stream;

import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.operation.ChangeRecord;
import dev.millrace.protocol.operation.GetRecordsContract.Request;
import dev.millrace.protocol.operation.GetRecordsContract.Response;
import dev.millrace.protocol.operation.StreamChecks;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.server.fault.FaultSwitches;
import dev.millrace.streams.RecordsPage;
import dev.millrace.streams.StreamRecord;
import dev.millrace.streams.StreamService;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Reads a page of records and gives the iterator for the next. */
public final class GetRecordsHandler implements OperationHandler<Request, Response> {
    private static final ChangeRecord.Identity TIME_TO_LIVE =
            new ChangeRecord.Identity("dynamodb.amazonaws.com", "Service");

    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        StreamChecks.check(request);
        int limit = request.limit() == null ? ServiceLimits.GET_RECORDS_COUNT_MAX : request.limit();
        StreamService streams = context.namespace().streams();
        FaultSwitches faults = context.namespace().faults();
        if (faults.areOn() && faults.emptyPage(request.shardIterator())) {
            reply.answer(new Response(List.of(), streams.renewed(request.shardIterator(), context.now())));
            return;
        }
        RecordsPage page = streams.records(request.shardIterator(), limit, context.now());
        List<ChangeRecord> records = new ArrayList<>(page.records().size());
        for (StreamRecord record : page.records()) {
            records.add(changeRecord(record));
        }
        reply.answer(new Response(records, page.nextIterator()));
    }

    private static ChangeRecord changeRecord(StreamRecord record) {
        return new ChangeRecord(
                record.eventId(),
                record.eventName(),
                "1.1",
                "aws:dynamodb",
                record.awsRegion(),
                new ChangeRecord.Change(
                        // AWS tells whole seconds, rounded down (source: streams.md C1).
                        record.created().truncatedTo(ChronoUnit.SECONDS),
                        record.keys(),
                        record.newImage(),
                        record.oldImage(),
                        record.sequenceNumber(),
                        record.sizeBytes(),
                        record.viewType()),
                record.byTimeToLive() ? TIME_TO_LIVE : null);
    }
}
