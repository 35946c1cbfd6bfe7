// Digests against the known answers of their standards.
#include "text/digest.hpp"

#include "tests/catch.hpp"

#include <stdexcept>

using namespace datelined;

TEST_CASE("SHA-256 gives the answers of FIPS 180", "[text]") {
  CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(sha256(std::string(1'000'000, 'a'))) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("HMAC gives the answers of RFC 4231", "[text]") {
  CHECK(hex(hmac_sha256(std::string(20, '\x0b'), "Hi There")) ==
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  CHECK(hex(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(hex(hmac_sha256(std::string(20, '\xaa'), std::string(50, '\xdd'))) ==
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
  CHECK(hex(hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")) ==
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("the digest of parts depends on where they are parted", "[text]") {
  CHECK(sha256_of_parts({"ab", "c"}) != sha256_of_parts({"a", "bc"}));
  CHECK(sha256_of_parts({"a", ""}) != sha256_of_parts({"a"}));
  CHECK(sha256_of_parts({"a", "b"}) == sha256_of_parts({"a", "b"}));
  CHECK(hex(sha256_of_parts({"abc"})) == hex(sha256(std::string("\0\0\0\0\0\0\0\3abc", 11))));
}

TEST_CASE("base32 spells the digest as RFC 4648 does", "[text]") {
  Sha256 digest{};
  const std::string_view text = "foobar";
  std::copy(text.begin(), text.end(), digest.begin());
  CHECK(base32(digest, 0) == "");
  CHECK(base32(digest, 1) == "my");
  CHECK(base32(digest, 2) == "mzxq");
  CHECK(base32(digest, 3) == "mzxw6");
  CHECK(base32(digest, 4) == "mzxw6yq");
  CHECK(base32(digest, 5) == "mzxw6ytb");
  CHECK(base32(digest, 6) == "mzxw6ytboi");
  CHECK(base32(sha256("abc")).size() == 32);
  CHECK(base32(sha256("abc"), 16).size() == 26);
}

TEST_CASE("base64 is spelt and read as RFC 4648 does", "[text]") {
  const std::pair<std::string, std::string> rows[] = {{"", ""},
                                                      {"f", "Zg=="},
                                                      {"fo", "Zm8="},
                                                      {"foo", "Zm9v"},
                                                      {"foob", "Zm9vYg=="},
                                                      {"fooba", "Zm9vYmE="},
                                                      {"foobar", "Zm9vYmFy"},
                                                      {std::string("\xfb\xff\0", 3), "+/8A"}};
  for (const auto& [bytes, text] : rows) {
    CHECK(base64(bytes) == text);
    CHECK(from_base64(text) == bytes);
  }
  CHECK(from_base64("Zm8") == "fo");
  CHECK_THROWS_AS(from_base64("Zm8-"), std::invalid_argument);
  CHECK_THROWS_AS(from_base64("Zm 8"), std::invalid_argument);
  CHECK_THROWS_AS(from_base64("Zm9vY"), std::invalid_argument);
}

TEST_CASE("random bytes are as many as asked for and not the same twice", "[text]") {
  CHECK(random_bytes(0).empty());
  CHECK(random_bytes(16).size() == 16);
  CHECK(random_bytes(16) != random_bytes(16));
}
