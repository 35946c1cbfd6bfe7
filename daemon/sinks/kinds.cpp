// The table of all kinds of sinks, and the reading of a `[[sink]]` table.
#include "sinks/sink.hpp"

namespace datelined {

std::unique_ptr<Sink> make_command_sink(SettingsReader& settings, const Surroundings& around);
std::unique_ptr<Sink> make_desktop_sink(SettingsReader& settings, const Surroundings& around);
std::unique_ptr<Sink> make_email_sink(SettingsReader& settings, const Surroundings& around);
std::unique_ptr<Sink> make_journal_sink(SettingsReader& settings, const Surroundings& around);
std::unique_ptr<Sink> make_terminal_sink(SettingsReader& settings, const Surroundings& around);
std::unique_ptr<Sink> make_webhook_sink(SettingsReader& settings, const Surroundings& around);

namespace {

constexpr SinkKind kinds[] = {
    {"command", make_command_sink},
#ifdef DATELINED_DBUS
    {"desktop", make_desktop_sink},
#endif
    {"email", make_email_sink},       {"journal", make_journal_sink},
    {"terminal", make_terminal_sink}, {"webhook", make_webhook_sink},
};

}  // namespace

std::span<const SinkKind> sink_kinds() { return kinds; }

NamedSink make_sink(SettingsReader& settings, const Surroundings& around) {
  NamedSink named;
  named.name = settings.required<std::string>("name");
  std::vector<std::string_view> words;
  for (const SinkKind& kind : kinds) words.push_back(kind.name);
  if (!settings.has("kind")) {
    settings.required<std::string>("kind");
    return named;
  }
  named.kind = settings.word("kind", "", words);
  named.hold_unknown = settings.word("on_unknown", "retry", {"retry", "hold"}) == "hold";
  for (const SinkKind& kind : kinds)
    if (kind.name == named.kind) {
      named.sink = kind.make(settings, around);
      settings.finish();
    }
  return named;
}

}  // namespace datelined
