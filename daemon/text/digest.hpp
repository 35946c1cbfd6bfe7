// Digests and the spellings of bytes: SHA-256, HMAC, base32, base64, hex.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace datelined {

using Sha256 = std::array<unsigned char, 32>;

/// SHA-256 of bytes that come piece by piece.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(const Sha256Stream&) = delete;
  Sha256Stream& operator=(const Sha256Stream&) = delete;

  void add(std::string_view bytes);
  /// Of everything added so far.
  Sha256 digest() const;

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

Sha256 sha256(std::string_view bytes);
/// The digest of several parts, each preceded by its length, so that ("ab","c") and ("a","bc") differ.
Sha256 sha256_of_parts(std::initializer_list<std::string_view> parts);
Sha256 hmac_sha256(std::string_view key, std::string_view message);

/// Lower-case RFC 4648 base32 without padding of the first `bytes` bytes: 20 bytes are 32 characters.
std::string base32(const Sha256& digest, std::size_t bytes = 20);
std::string hex(std::string_view bytes);
std::string hex(const Sha256& digest);
std::string base64(std::string_view bytes);
/// Throws std::invalid_argument on characters outside the alphabet.
std::string from_base64(std::string_view text);

/// `bytes` random bytes from the system.
std::string random_bytes(std::size_t bytes);

}  // namespace datelined
