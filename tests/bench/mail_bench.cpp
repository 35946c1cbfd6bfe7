// How many mails a second the mail sink hands to a server over its kept connections: datelined_mail_bench PORT MAILS
// THREADS
#include "net/transport.hpp"
#include "settings/settings_reader.hpp"
#include "sinks/sink.hpp"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

using namespace datelined;

namespace {

Notification reminder(int number) {
  Notification message;
  message.key = "bench" + std::to_string(number);
  message.thread = "event" + std::to_string(number) + "@bench";
  message.recipient = "root@localhost.localdomain";
  message.title = "Reminder " + std::to_string(number);
  message.body = "Starts in 1 h.\nMon 27 Feb 2017, 10:00\nBarcelona\n";
  message.made = Instant(std::chrono::hours(24 * 17'000));
  return message;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return std::fputs("datelined_mail_bench PORT MAILS THREADS\n", stderr), 2;
  const int mails = std::atoi(argv[2]), threads = std::atoi(argv[3]);
  SettingsDocument document = SettingsDocument::parse(
      "[[sink]]\nname = \"mail\"\nkind = \"email\"\nhost = \"127.0.0.1\"\nsecurity = \"none\"\nport = " +
          std::string(argv[1]) +
          "\nfrom = \"datelined@localhost.localdomain\"\nto = [\"root@localhost.localdomain\"]\n",
      "bench.toml");
  const auto transport = curl_transport();
  SettingsReader root = document.root();
  auto tables = root.tables("sink");
  const NamedSink sink = make_sink(tables.at(0), {*transport, {}});
  document.check();
  std::atomic<int> next = 0, delivered = 0;
  const auto begin = std::chrono::steady_clock::now();
  std::vector<std::thread> senders;
  for (int i = 0; i < threads; ++i)
    senders.emplace_back([&] {
      for (int number = next++; number < mails; number = next++)
        if (sink.sink->deliver(reminder(number), {}).kind == Outcome::Kind::delivered) ++delivered;
    });
  for (std::thread& sender : senders) sender.join();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  std::printf("%d of %d mails in %.2f s: %.0f a second\n", delivered.load(), mails, seconds, delivered / seconds);
  return delivered == mails ? 0 : 1;
}
