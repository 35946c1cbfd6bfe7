// The address guard: tables of the ranges that are not the public internet.
#include "net/guard.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace datelined {
namespace {

using Bytes6 = std::array<std::uint8_t, 16>;

struct Range4 {
  std::uint32_t network;
  int bits;
};

constexpr std::uint32_t ipv4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}

/// IANA IPv4 special-purpose registry, multicast and the reserved rest.
constexpr Range4 special4[] = {
    {ipv4(0, 0, 0, 0), 8},        // this network
    {ipv4(10, 0, 0, 0), 8},       // private
    {ipv4(100, 64, 0, 0), 10},    // shared by carriers
    {ipv4(127, 0, 0, 0), 8},      // loopback
    {ipv4(169, 254, 0, 0), 16},   // link-local, cloud metadata
    {ipv4(172, 16, 0, 0), 12},    // private
    {ipv4(192, 0, 0, 0), 24},     // protocol assignments
    {ipv4(192, 0, 2, 0), 24},     // documentation
    {ipv4(192, 88, 99, 0), 24},   // 6to4 relays
    {ipv4(192, 168, 0, 0), 16},   // private
    {ipv4(198, 18, 0, 0), 15},    // benchmarks
    {ipv4(198, 51, 100, 0), 24},  // documentation
    {ipv4(203, 0, 113, 0), 24},   // documentation
    {ipv4(224, 0, 0, 0), 4},      // multicast
    {ipv4(240, 0, 0, 0), 4},      // reserved, broadcast
};

struct Range6 {
  Bytes6 network;
  int bits;
};

constexpr Range6 global_unicast{{0x20}, 3};
/// IANA IPv6 special-purpose registry inside 2000::/3.
constexpr Range6 special6[] = {
    {{0x20, 0x01}, 23},              // protocol assignments, Teredo, ORCHID
    {{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    {{0x3f, 0xff}, 20},              // documentation
};

/// IPv6 ranges that carry an IPv4 address, and the byte it begins at.
struct Wrapping {
  Range6 range;
  int at;
};
constexpr Wrapping wrappings[] = {
    {{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96}, 12},  // IPv4-mapped
    {{{0, 0x64, 0xff, 0x9b}, 96}, 12},                       // NAT64
    {{{0x20, 0x02}, 16}, 2},                                 // 6to4
};

bool holds(const Range4& range, std::uint32_t address) { return (address ^ range.network) >> (32 - range.bits) == 0; }

bool holds(const Range6& range, const Bytes6& address) {
  for (int bit = 0; bit < range.bits; ++bit) {
    const auto difference = static_cast<std::uint8_t>(address[bit / 8] ^ range.network[bit / 8]);
    if (difference & (0x80 >> bit % 8)) return false;
  }
  return true;
}

bool is_public(std::uint32_t address) {
  return std::none_of(std::begin(special4), std::end(special4), [&](const Range4& r) { return holds(r, address); });
}

bool is_public(const Bytes6& address) {
  for (const auto& [range, at] : wrappings)
    if (holds(range, address)) return is_public(ipv4(address[at], address[at + 1], address[at + 2], address[at + 3]));
  return holds(global_unicast, address) &&
         std::none_of(std::begin(special6), std::end(special6), [&](const Range6& r) { return holds(r, address); });
}

}  // namespace

bool is_public_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    return is_public(ntohl(in.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 in{};
  std::memcpy(&in, &address, sizeof in);
  Bytes6 bytes{};
  std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
  return is_public(bytes);
}

bool is_public_address(const std::string& digits) {
  in_addr four{};
  if (inet_pton(AF_INET, digits.c_str(), &four) == 1) return is_public(ntohl(four.s_addr));
  Bytes6 six{};
  return inet_pton(AF_INET6, digits.c_str(), six.data()) == 1 && is_public(six);
}

std::string in_digits(const sockaddr& address) {
  char digits[INET6_ADDRSTRLEN] = "";
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    inet_ntop(AF_INET, &in.sin_addr, digits, sizeof digits);
  } else if (address.sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, &address, sizeof in);
    inet_ntop(AF_INET6, &in.sin6_addr, digits, sizeof digits);
  }
  return digits;
}

}  // namespace datelined
