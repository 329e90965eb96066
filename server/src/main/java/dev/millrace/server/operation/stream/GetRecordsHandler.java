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
import java.util.ArrayList;
import java.util.List;

/** Reads a page of records and gives the iterator for the next. */
public final class GetRecordsHandler implements OperationHandler<Request, Response> {
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
            records.add(record.changeRecord());
        }
        reply.answer(new Response(records, page.nextIterator()));
    }
}
