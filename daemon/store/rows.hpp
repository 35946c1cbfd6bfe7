// Rows: how each type becomes a row and a row the type. The only place that knows the order of columns: `bind` follows
// the placeholders of the statements in sql/queries, `read_…` the columns of the one SELECT of the type.
#pragma once

#include "events/history.hpp"
#include "store/query.hpp"
#include "store/store.hpp"

namespace datelined {

void bind(Query& query, const SourceState& state);
SourceState read_source(Query& row);

void bind(Query& query, const FileState& state);
FileState read_file(Query& row);

/// Without its id.
void bind(Query& query, const Article& article, Instant read);
KnownArticle read_known_article(Query& row);

void bind(Query& query, const Quarantined& what);
Quarantined read_quarantined(Query& row);

/// Without its id and claims, with what is derived from it.
void bind(Query& query, const Event& event);
/// Without claims.
Event read_event(Query& row);

/// Without its id; what the article says of itself stands in the article's row.
void bind(Query& query, const Claim& claim, EventId event);
Claim read_claim(Query& row);

void bind(Query& query, const Pins& pins);

/// Without what its article says of itself.
void bind(Query& query, const Revision& step, EventId event);
Revision read_revision(Query& row);

/// Without its id.
void bind(Query& query, const Delivery& delivery);
Delivery read_delivery(Query& row);

void bind(Query& query, const Attempt& attempt);
Attempt read_attempt(Query& row);

Counts read_counts(Query& row);

void bind(Query& query, const SinkTrouble& trouble);
SinkTrouble read_sink_trouble(Query& row);

Silence read_silence(Query& row);

}  // namespace datelined
