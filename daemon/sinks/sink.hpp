// Sink: where messages go. One file a kind, one table of kinds, no header a kind.
#pragma once

#include "net/transport.hpp"
#include "settings/settings_reader.hpp"
#include "sinks/notification.hpp"

#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// A configured sink. Calls come from sender threads, one at a time for each sink with a descriptor.
class Sink {
 public:
  virtual ~Sink() = default;

  /// May block up to the sink's own limit; comes back within 1 s of a stop. A send stopped before its last byte is
  /// `temporary`, after it `unknown`.
  virtual Outcome deliver(const Notification& notification, std::stop_token stop) = 0;
  /// Takes back what was shown, where that is possible.
  virtual Outcome withdraw(const Receipt&, std::stop_token) { return {}; }
  /// Who is to get a message each; {""} where the sink has no recipients.
  virtual std::vector<std::string> recipients() const { return {""}; }
  /// Shown on this machine at once (terminal, journal, desktop), not sent to somebody: allowed in a replay without
  /// --send.
  virtual bool local() const { return false; }

  /// Readable when `reactions()` is to be called; -1 for a sink that does not listen. No reaction then means that
  /// the other side has changed (a notification server came or went): what was temporary may be tried again.
  virtual int descriptor() const { return -1; }
  virtual std::vector<Reaction> reactions() { return {}; }
};

/// What every sink may use.
struct Surroundings {
  Transport& transport;  ///< outlives the sinks
  NetRules net;          ///< of `[net]`, which a sink's own keys outrank
};

struct SinkKind {
  std::string_view name;
  std::unique_ptr<Sink> (*make)(SettingsReader& settings, const Surroundings& around);
};

/// Every kind of sink, by the word in `kind = "…"`.
std::span<const SinkKind> sink_kinds();

/// The sink a `[[sink]]` table describes; `name`, `kind` and `on_unknown` are read here, the rest by the kind. Findings
/// go to the reader.
struct NamedSink {
  std::string name, kind;
  std::unique_ptr<Sink> sink;
  bool hold_unknown = false;  ///< what may have arrived is not sent again, but told as undeliverable
};
NamedSink make_sink(SettingsReader& settings, const Surroundings& around);

}  // namespace datelined
