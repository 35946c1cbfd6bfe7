// The address guard: which resolved addresses an exchange may connect to (SECURITY S1).
#pragma once

#include <string>

struct sockaddr;

namespace datelined {

/// True for an address of the public internet. Loopback, private, link-local, shared, reserved, documentation and
/// multicast ranges are not (IANA special-purpose registries); IPv4 inside IPv6 (mapped, 6to4, NAT64) is judged as
/// the IPv4 address it stands for. Anything but IPv4 and IPv6 is not public.
bool is_public_address(const sockaddr& address);
/// The same for an address in digits; false for anything else.
bool is_public_address(const std::string& digits);

/// The address in digits, without port; empty for anything but IPv4 and IPv6.
std::string in_digits(const sockaddr& address);

}  // namespace datelined
