// dateline: the command line of the command, and its exit statuses: 0 done, 1 something failed, 2 wrong use, 3 no
// daemon.
#include "service/ask_daemon.hpp"
#include "service/asking_commands.hpp"
#include "service/reading_commands.hpp"

#include <CLI/CLI.hpp>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <functional>
#include <iostream>

namespace {

using namespace datelined;

struct Options {
  std::string socket, event, sink, from, words, length, file;
  WrittenEdit edit;
  DeadOnes dead;
  std::int64_t silence = 0;
  int days = 30;
  bool json = false, timeml = false, dismissed = false;
  TextToRead text;
  BatchToRead batch;
  ExtractOptions extract;
};

bool colours_wanted() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return ::isatty(STDOUT_FILENO) && !(no_color && *no_color) && !(term && std::string_view(term) == "dumb");
}

std::size_t terminal_width() {
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 100;
}

using Command = std::function<int(const CommandOutput&)>;

/// The commands that change what the daemon does.
void add_orders(const std::function<CLI::App*(const char*, const char*, Command)>& add,
                const std::function<std::filesystem::path()>& socket, Options& options) {
  CLI::App* redrive = add("redrive", "try dead messages again", [&options, socket](const CommandOutput& output) {
    return redrive_command(socket(), options.dead, output);
  });
  CLI::App* ack = add("ack", "say that you know", [&options, socket](const CommandOutput& output) {
    return acknowledge_command(socket(), options.dead, output);
  });
  for (CLI::App* sub : {redrive, ack}) {
    sub->add_option(
        "key", options.dead.key,
        sub == ack ? "of a dead message, or an event's uid; default all dead ones" : "of a dead message; default all");
    sub->add_option("--sink", options.dead.sink, "only those of this sink")->type_name("NAME");
  }
  CLI::App* silence = add("silence", "drop reminders for a while", [&options, socket](const CommandOutput& output) {
    if (options.silence != 0) return unsilence_command(socket(), options.silence, output);
    return silence_command(socket(), options.words, options.length, output);
  });
  silence->add_option("words", options.words, "all of them must be in the event");
  silence->add_option("--for", options.length, "how long: 2h, 3d")->type_name("LENGTH");
  silence->add_option("--end", options.silence, "end the silence of this number")->type_name("ID");
  add("backup", "copy the database",
      [&options, socket](const CommandOutput& output) { return backup_command(socket(), options.file, output); })
      ->add_option("file", options.file, "which the daemon makes")
      ->required();
}

void add_asking(CLI::App& app, Options& options, Command& chosen) {
  const auto socket = [&options] { return daemon_socket(options.socket); };
  const auto add = [&](const char* name, const char* text, Command command) {
    CLI::App* sub = app.add_subcommand(name, text);
    sub->fallthrough();  // so that --socket may stand before and after the command
    sub->add_flag("--json", options.json, "one JSON document");
    sub->callback([&chosen, command = std::move(command)] { chosen = command; });
    return sub;
  };
  CLI::App* agenda = add("agenda", "the upcoming events", [&options, socket](const CommandOutput& output) {
    if (options.dismissed) return dismissed_command(socket(), output);
    return agenda_command(socket(), options.from, options.days, output);
  });
  agenda->add_flag("--dismissed", options.dismissed, "those you have dismissed instead");
  agenda->add_option("--days", options.days, "how many days")->check(CLI::Range(1, 36525))->capture_default_str();
  agenda->add_option("--from", options.from, "first day, YYYY-MM-DD; default today");
  CLI::App* show = add("show", "one event with all its sources", [&options, socket](const CommandOutput& output) {
    return show_command(socket(), options.event, output);
  });
  show->add_option("event", options.event, "its uid or the beginning of it")->required();
  CLI::App* edit = add("edit", "change an event; what you say outranks the articles",
                       [&options, socket](const CommandOutput& output) {
                         return edit_command(socket(), options.event, options.edit, output);
                       });
  edit->add_option("event", options.event, "its uid or the beginning of it")->required();
  edit->add_option("--title", options.edit.title, "what it is");
  edit->add_option("--when", options.edit.when, "2026-05-12, 2026-05-12T10:00, 2026-05-12/2026-05-14, 2026-06");
  edit->add_option("--zone", options.edit.zone, "of the clock time, default the event's")->type_name("NAME");
  edit->add_option("--place", options.edit.place, "where it is");
  edit->add_option("--category", options.edit.category, "what kind of event it is");
  edit->add_option("--status", options.edit.status, "possible, expected, scheduled, postponed, cancelled");
  edit->add_option("--unpin", options.edit.unpin, "give a field back to the articles: title, when, place, …")
      ->type_name("FIELD");
  for (const char* what : {"dismiss", "restore"}) {
    CLI::App* sub = add(what,
                        what == std::string_view("dismiss") ? "never show an event again, whatever is said of it"
                                                            : "show a dismissed event again",
                        [&options, socket, what](const CommandOutput& output) {
                          return standing_command(socket(), options.event, what, output);
                        });
    sub->add_option("event", options.event, "its uid or the beginning of it")->required();
  }
  constexpr std::pair<const char*, const char*> lists[] = {{"status", "how the daemon is"},
                                                           {"sources", "what the daemon reads"},
                                                           {"watches", "what the daemon looks for"},
                                                           {"dead", "messages that could not be delivered"},
                                                           {"silences", "what is silenced, and until when"}};
  for (const auto& [what, text] : lists)
    add(what, text,
        [socket, what = what](const CommandOutput& output) { return list_command(socket(), what, output); });
  add_orders(add, socket, options);
  CLI::App* test = add("test-sink", "send a test message", [&options, socket](const CommandOutput& output) {
    return test_sink_command(socket(), options.sink, output);
  });
  test->add_option("name", options.sink, "of the sink")->required();
}

CLI::App* add_reading(CLI::App& app, const char* name, const char* text, Options& options) {
  CLI::App* sub = app.add_subcommand(name, text);
  sub->add_option("file", options.text.file, "text, HTML or - for standard input")->capture_default_str();
  sub->add_option("--published", options.text.published, "when it was published")->type_name("WHEN");
  sub->add_option("--language", options.text.language, "en, de, es; default as the text tells")->type_name("CODE");
  sub->add_option("--config", options.text.configuration, "whose time patterns, event patterns and ignore rules count")
      ->type_name("FILE");
  sub->add_option("--zone", options.text.zone, "zone of the place of publication, default UTC")->type_name("NAME");
  return sub;
}

/// What the command line says of a single text holds for a batch, too.
const BatchToRead& batch_of(Options& options) {
  options.batch.zone = options.text.zone;
  options.batch.language = options.text.language;
  options.batch.configuration = options.text.configuration;
  return options.batch;
}

void add_batch(CLI::App* sub, const char* option, Options& options) {
  sub->add_option(option, options.batch.file, "JSON lines to read, - for standard input")->type_name("FILE.jsonl");
  sub->add_option("--threads", options.batch.threads, "default all cores")->check(CLI::Range(1, 1024));
}

void add_commands_that_read(CLI::App& app, Options& options, Command& chosen) {
  CLI::App* extract = add_reading(app, "extract", "the events an article announces", options);
  extract->add_flag("--json", options.json, "one JSON document");
  extract->add_flag("--cues", options.extract.cues, "what spoke for and against each");
  extract->add_option("--min-confidence", options.extract.minimum_confidence, "leave out what is less certain")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  add_batch(extract, "--articles", options);
  extract->callback([&] {
    chosen = [&options](const CommandOutput& output) {
      if (options.batch.file.empty()) return extract_command(options.text, options.extract, output);
      return extract_articles_command(batch_of(options), options.extract, output);
    };
  });
  CLI::App* tag = add_reading(app, "tag", "the time expressions of a text", options);
  tag->add_flag("--json", options.json, "one JSON document");
  tag->add_flag("--timeml", options.timeml, "as TimeML");
  add_batch(tag, "--documents", options);
  tag->callback([&] {
    chosen = [&options](const CommandOutput& output) {
      if (options.batch.file.empty()) return tag_command(options.text, options.timeml, output);
      return tag_documents_command(batch_of(options), output);
    };
  });
  CLI::App* explain = add_reading(app, "explain", "what became of each time expression, and why", options);
  explain->callback(
      [&] { chosen = [&](const CommandOutput& output) { return explain_command(options.text, output); }; });
}

int complain(std::string_view what, int status) {
  std::cerr << "dateline: " << what << "\n";
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Look at what datelined knows, and read texts without it.", "dateline");
  app.set_version_flag("--version", "dateline " DATELINED_VERSION);
  app.require_subcommand(1);
  Options options;
  app.add_option("--socket", options.socket, "the daemon's socket (also DATELINED_SOCKET)")->type_name("PATH");
  Command chosen;
  add_asking(app, options, chosen);
  add_commands_that_read(app, options, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  try {
    std::ios::sync_with_stdio(false);
    const int status = chosen({std::cout, std::cerr, options.json, colours_wanted(), terminal_width()});
    std::cout.flush();
    return std::cout ? status : complain("cannot write the output", 1);
  } catch (const NoDaemon& error) {
    return complain(error.what(), 3);
  } catch (const WrongUse& error) {
    return complain(error.what(), 2);
  } catch (const std::runtime_error& error) {
    return complain(error.what(), 1);
  }
}
