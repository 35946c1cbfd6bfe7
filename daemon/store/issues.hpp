// Issues: each issue of a digest is a row of the outbox, promised before its time, so that it is sent once whatever
// happens.
#pragma once

#include "reminders/plan.hpp"
#include "reminders/wording.hpp"
#include "store/store.hpp"
#include "watches/digest.hpp"

#include <optional>
#include <span>

namespace datelined {

/// Promises the next issue of every digest to each of its addresses. Of issues that were missed only the latest is
/// sent, and only if the digest was there before. Gives how many were promised. One transaction.
std::size_t promise_issues(Store& store, std::span<const Digest> digests, const Planning& planning, Instant now);

/// When the first of the digests has its next issue; nothing without digests.
std::optional<Instant> next_issue(std::span<const Digest> digests, const Planning& planning, Instant now);

/// What an issue is to say: its events, with what is new or moved since the issue before. Nothing if the row is no
/// issue of one of the digests, or if there is nothing to say and the digest leaves such issues out.
std::optional<IssueContent> issue_content(Store& store, const Delivery& row, std::span<const Digest> digests,
                                          const Planning& planning);

/// "digest:" begins their cause, the name of the digest is their `watch`.
bool is_issue(const Delivery& delivery);

}  // namespace datelined
