#include "tests/canned_transport.hpp"
#include "tests/catch.hpp"
#include "tests/sinks/sample_notification.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>

using namespace datelined;

namespace {

int journal_socket() {
  std::filesystem::create_directories("/run/systemd/journal");
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strcpy(address.sun_path, "/run/systemd/journal/socket");
  const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  return ::bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 ? descriptor : -1;
}

/// In a process that sees a /run of its own: the outcome's name, a blank, and what the journal received.
std::string in_private_run(bool with_journal) {
  const int isolation = CLONE_NEWNS | (::geteuid() == 0 ? 0 : CLONE_NEWUSER);
  if (::unshare(isolation) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      ::mount("none", "/run", "tmpfs", 0, nullptr) != 0)
    return std::string("no mount namespace: ") + std::strerror(errno);
  const int journal = with_journal ? journal_socket() : -1;
  CannedTransport transport;
  const auto sink = sink_of("kind = \"journal\"\n", transport);
  Notification notification = sample_notification();
  notification.title = "Trial\nPRIORITY=0";
  const Outcome outcome = sink->deliver(notification, {});
  char datagram[8192];
  const ssize_t length = journal < 0 ? 0 : ::recv(journal, datagram, sizeof datagram, MSG_DONTWAIT);
  return std::string(name(outcome.kind)) + " " +
         std::string(datagram, static_cast<std::size_t>(std::max<ssize_t>(length, 0)));
}

std::string journal_got(bool with_journal) {
  int ends[2];
  REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const std::string text = in_private_run(with_journal);
    ::_exit(::write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()) ? 0 : 1);
  }
  ::close(ends[1]);
  std::string text;
  char chunk[1024];
  for (ssize_t length = 0; (length = ::read(ends[0], chunk, sizeof chunk)) > 0;)
    text.append(chunk, static_cast<std::size_t>(length));
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return text;
}

}  // namespace

TEST_CASE("the journal gets a message as fields that no text can add to", "[sinks][rig]") {
  const std::string got = journal_got(true);
  INFO(got);
  CHECK(got.starts_with("delivered "));
  for (const char* field :
       {"MESSAGE=Trial\\x0aPRIORITY=0\n", "\nPRIORITY=5\n", "\nSYSLOG_IDENTIFIER=datelined\n",
        "\nDELIVERY=k7qz4m2n6p5r3s7tk7qz4m2n6p5r3s7t\n", "\nREASON=lead\n",
        "\nEVENT=abcdefghijklmnopqrstuvwxyz@inst-42\n", "\nURL=https://news.example/bankers?a=1&b=2\n"})
    CHECK(got.find(field) != std::string::npos);
  CHECK(got.find("\nPRIORITY=0\n") == std::string::npos);
  // A text of several lines travels with its length.
  const auto body = got.find("\nBODY\n");
  REQUIRE(body != std::string::npos);
  CHECK(got.substr(body + 14, sample_notification().body.size()) == sample_notification().body);
}

TEST_CASE("a machine without a journal is told so", "[sinks][rig]") { CHECK(journal_got(false) == "sink_broken "); }
