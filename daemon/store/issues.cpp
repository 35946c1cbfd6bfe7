// The day an issue is sent is part of its key: one row a digest, address and period.
#include "store/issues.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

namespace {

constexpr std::string_view cause_begin = "digest:";

Delivery row_for(const Digest& digest, const DigestIssue& issue, const DigestIssue& following, const Address& address,
                 const Planning& planning, Instant now) {
  Delivery row;
  row.watch = digest.what.name;
  row.cause = std::string(cause_begin) + issue.name;
  row.sink = address.sink;
  row.recipient = address.recipient;
  row.key = delivery_key(planning.installation, "", row.watch, row.cause, row.sink, row.recipient, row.revision);
  row.made = now;
  row.due = row.next_try = issue.due;
  row.expires = following.due;  // then there is a fresher one
  return row;
}

const Digest* digest_of(std::span<const Digest> digests, const Delivery& row) {
  for (const Digest& digest : digests)
    if (digest.what.name == row.watch) return &digest;
  return nullptr;
}

std::size_t promise_to(Store& store, const Digest& digest, const Address& address, const Planning& planning,
                       Instant now) {
  const DigestIssues issues = digest_issues(digest, planning.zone, now);
  const DigestIssue after = digest_issues(digest, planning.zone, issues.next.due).next;
  std::vector<Delivery> rows{row_for(digest, issues.next, after, address, planning, now)};
  const std::vector<Delivery> before = store.eventless(digest.what.name, address.sink, address.recipient, cause_begin);
  const bool known = std::ranges::any_of(before, [&](const Delivery& row) { return row.due < issues.latest.due; });
  if (known) rows.push_back(row_for(digest, issues.latest, issues.next, address, planning, now));
  for (const Delivery& row : before) {
    const bool planned = std::ranges::any_of(rows, [&](const Delivery& other) { return other.key == row.key; });
    const bool tried = row.attempt > 0 || !row.last_error.empty();
    if (row.state != DeliveryState::ready || planned || tried) continue;
    // Missed, or planned for another time of day than the settings have now.
    if (row.due != issues.latest.due) store.cancel(row.id, "a later issue");
  }
  for (const Delivery& row : rows) store.move(row);
  return store.promise(rows);
}

bool is_new(const Event& event, Instant since) {
  return std::ranges::all_of(event.claims, [&](const Claim& claim) { return claim.read > since; });
}

std::optional<Instant> issue_before(Store& store, const Delivery& row) {
  for (const Delivery& other : store.eventless(row.watch, row.sink, row.recipient, cause_begin))
    if (other.state == DeliveryState::sent && other.due < row.due) return other.due;
  return std::nullopt;
}

}  // namespace

std::size_t promise_issues(Store& store, std::span<const Digest> digests, const Planning& planning, Instant now) {
  std::size_t promised = 0;
  store.in_transaction([&] {
    promised = 0;
    for (const Digest& digest : digests)
      for (const Address& address : digest.what.addresses)
        promised += promise_to(store, digest, address, planning, now);
  });
  return promised;
}

std::optional<Instant> next_issue(std::span<const Digest> digests, const Planning& planning, Instant now) {
  std::optional<Instant> next;
  for (const Digest& digest : digests) {
    const Instant due = digest_issues(digest, planning.zone, now).next.due;
    if (!next || due < *next) next = due;
  }
  return next;
}

std::optional<IssueContent> issue_content(Store& store, const Delivery& row, std::span<const Digest> digests,
                                          const Planning& planning) {
  const Digest* digest = digest_of(digests, row);
  if (digest == nullptr || !is_issue(row)) return std::nullopt;
  const auto issue = digest_issue(*digest, planning.zone, std::string_view(row.cause).substr(cause_begin.size()));
  if (!issue) return std::nullopt;
  IssueContent content;
  content.begin = issue->begin;
  content.end = issue->end;
  const auto before = issue_before(store, row);
  EventQuery query;
  query.from = to_instant(issue->begin, planning.zone);
  query.until = to_instant(issue->end, planning.zone);
  for (Event& event : store.events(query)) {
    if (!matches(digest->what, event)) continue;
    const bool fresh = before && is_new(event, *before);
    const bool moved = before && !fresh && event.revision > 1 && event.changed > *before;
    content.items.push_back({std::move(event), fresh, moved});
  }
  if (content.items.empty() && !digest->empty_ones) return std::nullopt;
  return content;
}

bool is_issue(const Delivery& delivery) { return delivery.cause.starts_with(cause_begin); }

}  // namespace datelined
