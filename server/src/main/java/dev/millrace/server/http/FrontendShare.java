package dev.millrace.server.http;

import dev.millrace.server.dispatch.Answer;
import dev.millrace.server.dispatch.RequestIds;
import dev.millrace.server.dispatch.RequestRouter;
import java.time.Duration;

/** What all connections of a frontend share; thread-safe as a whole. */
record FrontendShare(
        RequestRouter router,
        RequestIds requestIds,
        ByteBudget budget,
        AnswerEncoder encoder,
        HostPolicy hosts,
        CorsPolicy cors,
        Answer hostRefusal,
        OpenConnections connections,
        Duration idlePatience,
        Duration stallPatience) {}
