# One bug or more for each invariant of DELIVERY 2.9 that the simulation looks at; a name begins with the invariant that
# must break.
plant("I1 given up after three attempts" reminders/retry.cpp
  "  delivery.state = DeliveryState::ready;\n  delivery.next_try = now + wait(delivery, outcome, pace);"
  "  delivery.state = PLANTED && delivery.attempt >= 3 ? DeliveryState::dead : DeliveryState::ready;
  delivery.next_try = now + wait(delivery, outcome, pace);")
plant("I2 what was under way joins a list" store/store_deliveries.cpp
  "database_->query(sql::leases_release)"
  "database_->query(PLANTED ? \"UPDATE delivery SET state = 'ready', lease_owner = '', lease_until = NULL WHERE state = 'leased' \"
                           \"AND (lease_owner <> $1 OR lease_until <= $2)\" : sql::leases_release)")
plant("I3 what was delivered is sent again" reminders/retry.cpp
  "      delivery.state = DeliveryState::sent;"
  "      delivery.state = PLANTED ? DeliveryState::ready : DeliveryState::sent;")
plant("I4 leases are given back while in use" service/dispatch.cpp
  "  if (lost_at_) {\n    const Ticks boot = parts_.clock.boot();"
  "  if (PLANTED) lost_at_ = parts_.clock.boot();
  if (lost_at_) {
    const Ticks boot = parts_.clock.boot() + (PLANTED ? seconds(200) : seconds(0));")
plant("I5 a lease without a new token" store/store_deliveries.cpp
  "database_->query(sql::delivery_lease)"
  "database_->query(PLANTED ? \"UPDATE delivery SET state = 'leased', lease_owner = $1, lease_until = $2 WHERE id = $3 AND \"
                           \"state = 'ready'\" : sql::delivery_lease)")
plant("I6 what was sent is opened again" store/store_deliveries.cpp
  "std::vector<Delivery> Store::dead()"
  "void reopen(Database& database) {
  database.run_script(\"DROP TRIGGER IF EXISTS delivery_final; UPDATE delivery SET state = 'ready' WHERE state = 'sent'\");
}

std::vector<Delivery> Store::dead()")
plant("I6 what was sent is opened again" store/store_deliveries.cpp
  "std::size_t Store::release_leases(const LeaseOwner& owner, Ticks boot) {"
  "void reopen(Database& database);
std::size_t Store::release_leases(const LeaseOwner& owner, Ticks boot) {
  if (PLANTED) reopen(*database_);")
plant("I7 five seconds early" store/store_deliveries.cpp
  "    if (next_try > now) continue;"
  "    if (next_try > now + std::chrono::seconds(PLANTED ? 5 : 0)) continue;")
plant("I7 five seconds early" store/store_deliveries.cpp
  "query.with(sink, now, most);"
  "query.with(sink, now + std::chrono::seconds(PLANTED ? 5 : 0), most);")
plant("I8 the nap is always a whole one" service/dispatch.cpp
  "  if (next_due_) until = std::min(until, *next_due_);"
  "  if (next_due_ && !PLANTED) until = std::min(until, *next_due_);")
plant("I9 what a crash has left leased stays so" service/dispatch.cpp
  "    parts_.store.release_leases(parts_.owner, {});\n    troubles"
  "    if (!PLANTED) parts_.store.release_leases(parts_.owner, {});\n    troubles")
plant("I10 a retry waits a hundred times as long" reminders/retry.cpp
  "  const milliseconds paced = backoff(delivery.key, std::max(delivery.attempt, 1), pace);\n  if (!outcome.retry_after) return paced;"
  "  const milliseconds paced = backoff(delivery.key, std::max(delivery.attempt, 1), pace) * (PLANTED ? 1000 : 1);
  if (!outcome.retry_after) return paced;")
plant("I11 a newer revision overtakes an older one" service/dispatch_send.cpp
  "  return std::any_of(held_.begin(), held_.end(), [&](const auto& other) {\n    return other.second.with_sink"
  "  return !PLANTED && std::any_of(held_.begin(), held_.end(), [&](const auto& other) {
    return other.second.with_sink")
plant("I12 lists are made anew at each try" reminders/misfire.cpp
  "row.digest_key.empty() && row.unknowns == 0 && of_its_kind"
  "(row.digest_key.empty() || PLANTED) && row.unknowns == 0 && of_its_kind")
plant("I13 no patience" reminders/retry.cpp
  "  const milliseconds half = std::min(pace.cap, doubled) / 2;"
  "  const milliseconds half = std::min(pace.cap, doubled) / (PLANTED ? 20 : 2);")
plant("I14 a commit does not wait for the disk" store/database.cpp
  "    connection_->exec(std::string(access_ == Access::write ? sql::writer : sql::view));"
  "    connection_->exec(std::string(access_ == Access::write ? sql::writer : sql::view));
    if (PLANTED) connection_->exec(\"PRAGMA synchronous = OFF\");")
plant("I15 an article is taken for a new one" store/consequences.cpp
  "known->hash == article_.hash;"
  "known->hash == article_.hash && !PLANTED;")
plant("I17 a step of the clock gives back what is with its sink" service/dispatch.cpp
  "    digests_next_.reset();
    next_known_ = false;
    const Instant latest"
  "    digests_next_.reset();
    if (PLANTED) {
      co_await on(parts_.executors.store, [&] { return parts_.store.release_leases(\"nobody\", {}); });
      held_.clear();
    }
    next_known_ = false;
    const Instant latest")
plant("I18 a day has twenty-four hours" reminders/plan.cpp
  "    return plus_days(*moment, -days(days_of(lead)), planning.zone);"
  "    if (PLANTED) return *moment - days(days_of(lead));
    return plus_days(*moment, -days(days_of(lead)), planning.zone);")
plant("I19 all that is due is under way at once" service/dispatch_send.cpp
  "!queue_.empty() && in_flight_ < most_in_flight"
  "!queue_.empty() && (PLANTED || in_flight_ < most_in_flight)")
plant("I19 all that is due is under way at once" service/dispatch_send.cpp
  "return outlet.sends < most_per_sink &&"
  "return (PLANTED || outlet.sends < most_per_sink) &&")
plant("I22 a lease is kept at the end" service/dispatch.cpp
  "  co_await give_back_leases();\n}"
  "  if (!PLANTED) co_await give_back_leases();\n}")
